// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QButtonGroup;
class QLineEdit;
class QVBoxLayout;

namespace fulgurite::ui {

struct FeeChoice {
    QString id;
    QString title;  ///< "Next block"
    QString detail; ///< "about 10 minutes · 12 sat/vB"
    QString cost;   ///< "1 692 sat"
};

class ChoiceRow;

/// Fee targets as rows to choose from, and a last row for a rate of one's own. Emits, never
/// estimates.
class FeePicker : public QWidget {
    Q_OBJECT

public:
    explicit FeePicker(const std::vector<FeeChoice>& choices, bool withCustom = true,
                       QWidget* parent = nullptr);
    /// The same ids keep the choice.
    void setChoices(const std::vector<FeeChoice>& choices);
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const;
    void setCustomCost(const QString& cost);
    void setCustomError(const QString& error);

    static constexpr const char* kCustomId = "custom";

signals:
    void picked(const QString& id);
    /// 250 is one sat/vB; 0 while the text is no rate.
    void customRateChanged(quint32 satPerKw);

private:
    void addCustom();
    void rebuild(const std::vector<FeeChoice>& choices);
    void onCustomEdited(const QString& text);

    QVBoxLayout* m_rows;
    QButtonGroup* m_group;
    std::vector<ChoiceRow*> m_shown;
    ChoiceRow* m_custom = nullptr;
    QLineEdit* m_rate = nullptr;
};

} // namespace fulgurite::ui
