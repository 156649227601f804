// SPDX-License-Identifier: MIT
#include "ui/widgets/password_field.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/painted.h"

#include <algorithm>

namespace fulgurite::ui {

/// Four steps and a word.
class StrengthBar final : public Painted {
public:
    StrengthBar()
    {
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setStrength(int strength)
    {
        m_strength = strength;
        valueChanged();
    }

    [[nodiscard]] QString sentence() const override
    {
        const QStringList words{PasswordField::tr("Type a password"), PasswordField::tr("Weak"),
                                PasswordField::tr("Fair"), PasswordField::tr("Good"),
                                PasswordField::tr("Strong")};
        return words.value(m_strength);
    }
    QSize sizeHint() const override { return {scaled(200), lineHeight(TextRole::Caption)}; }
    QSize minimumSizeHint() const override { return {scaled(120), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        const Tokens& tokens = tokensOf(this);
        painter.setFont(fontFor(TextRole::Caption));
        const int words =
            std::max(scaled(96), painter.fontMetrics().horizontalAdvance(sentence()) + 2);
        const int gap = scaled(space::kHair);
        const double wide = (width() - words - scaled(space::kTight) - 3 * gap) / 4.0;
        const Token color = m_strength <= 1   ? Token::Bad
                            : m_strength == 2 ? Token::Warn
                                              : Token::Good;
        for (int i = 0; i < 4; ++i) {
            const QRectF box{i * (wide + gap), (height() - gap) / 2.0, wide,
                             static_cast<double>(gap)};
            roundedFill(&painter, box, gap / 2.0, tokens[i < m_strength ? color : Token::Line]);
        }
        painter.setPen(tokens[m_strength == 0 ? Token::Muted : color]);
        painter.drawText(QRect{width() - words, 0, words, height()},
                         Qt::AlignRight | Qt::AlignVCenter, sentence());
    }

private:
    int m_strength = 0;
};

int passwordStrength(const QString& password)
{
    if (password.isEmpty())
        return 0;
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const QChar c : password) {
        lower |= c.isLower();
        upper |= c.isUpper();
        digit |= c.isDigit();
        other |= !c.isLetterOrNumber();
    }
    const int kinds = lower + upper + digit + other;
    const auto length = password.size() + 2 * (kinds - 1);
    constexpr qsizetype kFair = 10;
    constexpr qsizetype kGood = 14;
    constexpr qsizetype kStrong = 20;
    return length >= kStrong ? 4 : length >= kGood ? 3 : length >= kFair ? 2 : 1;
}

PasswordField::PasswordField(const QString& label, Kind kind, QWidget* parent)
    : Field{label, new QLineEdit, parent},
      m_edit{qobject_cast<QLineEdit*>(editor())}
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData |
                                Qt::ImhNoAutoUppercase);
    m_edit->setContextMenuPolicy(Qt::PreventContextMenu);
    auto* eye = new IconButton{Icon::Eye, tr("Show the password")};
    eye->setCheckable(true);
    eye->setFixedSize(scaled(28), scaled(28));
    auto* inside = new QHBoxLayout{m_edit};
    inside->setContentsMargins(0, 0, 2, 0);
    inside->addStretch(1);
    inside->addWidget(eye);
    m_edit->setTextMargins(0, 0, scaled(28), 0);
    eye->setCursor(Qt::ArrowCursor);
    connect(eye, &QPushButton::toggled, this, [this, eye](bool shown) {
        m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        eye->setIcon(shown ? Icon::EyeOff : Icon::Eye);
        eye->setAccessibleName(shown ? tr("Hide the password") : tr("Show the password"));
        eye->setToolTip(eye->accessibleName());
    });
    if (kind == Kind::New) {
        m_strength = new StrengthBar;
        qobject_cast<QVBoxLayout*>(layout())->insertWidget(2, m_strength);
    }
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (m_strength)
            m_strength->setStrength(passwordStrength(text));
        emit edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &PasswordField::submitted);
}

bool PasswordField::isEmpty() const { return m_edit->text().isEmpty(); }

SecretBytes PasswordField::take()
{
    QByteArray utf8 = m_edit->text().toUtf8();
    SecretBytes secret{ByteView{reinterpret_cast<const std::uint8_t*>(utf8.constData()),
                                static_cast<std::size_t>(utf8.size())}};
    wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    clear();
    return secret;
}

bool PasswordField::equals(const PasswordField& other) const
{
    return m_edit->text() == other.m_edit->text();
}

int PasswordField::strength() const { return passwordStrength(m_edit->text()); }

void PasswordField::clear()
{
    // Qt keeps its own copies: this empties the field and its undo history, and the pages keep
    // nothing else.
    m_edit->setText(QString{m_edit->text().size(), QLatin1Char{'0'}});
    m_edit->clear();
}

} // namespace fulgurite::ui
