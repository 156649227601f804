// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/coins.h"
#include "app/api/history.h"
#include "app/api/payments.h"
#include "app/api/requests.h"
#include "ui/activity/route_lines.h"

class QLineEdit;
class QVBoxLayout;

namespace fulgurite::ui {

class Button;
class FeeComparison;
class Field;
class KeyValueList;
class Label;
class RoutePicture;
class TechnicalDetails;
class TransactionPicture;

/// Everything of one payment, and what can be done with it: its label, and a higher fee while it is
/// unconfirmed.
class ActivityDetail final : public QWidget {
    Q_OBJECT

public:
    explicit ActivityDetail(const app::HistoryRow& row, QWidget* parent = nullptr);
    void setPayment(const app::PaymentDetail& detail, const NodeNames& names = {});
    void setRequest(const app::RequestDetail& detail);
    void setTransaction(const app::TransactionDetail& detail);
    void setBump(const app::BumpPreview& preview);
    void setTrouble(const QString& sentence);
    void labelSaved(const QString& label);
    /// The text stays for another try.
    void labelRefused(const QString& sentence);

signals:
    void labelEdited(const QString& label);
    void bumpAsked();
    void bumpConfirmed(const QString& reviewId);
    void copied(const QString& what);

private:
    void buildFacts();
    void buildActions();
    void showFailure();
    void addCopy(const QString& what, const QString& text);

    app::HistoryRow m_row;
    QString m_reviewId;
    std::optional<QString> m_asked; ///< the label that is being saved
    QVBoxLayout* m_column;
    TransactionPicture* m_flow;
    RoutePicture* m_routes;
    KeyValueList* m_facts;
    TechnicalDetails* m_details;
    std::optional<app::ApiError> m_failure;
    QLineEdit* m_label;
    Field* m_labelField;
    Label* m_trouble;
    FeeComparison* m_bump;
    Button* m_speedUp;
};

} // namespace fulgurite::ui
