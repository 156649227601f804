// SPDX-License-Identifier: MIT
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>

#include "ui/gallery/gallery_parts.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fee_picker.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/smart_field.h"

namespace fulgurite::ui::gallery {

namespace {

const QString kLong = QStringLiteral(
    "A text that is far too long for the place where it has to stand and goes on and on");

void buttonRow(QGridLayout* grid, int row, const QString& text, ButtonKind kind, Icon icon)
{
    grid->addWidget(new Button{text, kind, icon}, row, 0);
    grid->addWidget(hovered(new Button{text, kind, icon}), row, 1);
    grid->addWidget(focused(new Button{text, kind, icon}), row, 2);
    grid->addWidget(disabled(new Button{text, kind, icon}), row, 3);
}

} // namespace

QWidget* buttons()
{
    auto* card = new Card{QStringLiteral("Buttons")};
    auto* grid = new QGridLayout;
    grid->setSpacing(scaled(space::kField));
    const QStringList heads{QStringLiteral("Rest"), QStringLiteral("Hover"),
                            QStringLiteral("Focus"), QStringLiteral("Disabled")};
    for (int i = 0; i < heads.size(); ++i)
        grid->addWidget(new Label{heads[i], TextRole::Caption, Token::Muted}, 0, i);
    buttonRow(grid, 1, QStringLiteral("Pay"), ButtonKind::Primary, Icon::Send);
    buttonRow(grid, 2, QStringLiteral("Paste"), ButtonKind::Secondary, Icon::Paste);
    buttonRow(grid, 3, QStringLiteral("Force close"), ButtonKind::Danger, Icon::None);
    buttonRow(grid, 4, QStringLiteral("Details"), ButtonKind::Quiet, Icon::None);
    card->body()->addLayout(grid);
    auto* icons = new QHBoxLayout;
    for (const Icon which : {Icon::Copy, Icon::Qr, Icon::Refresh, Icon::Filter, Icon::Settings,
                             Icon::Eye, Icon::Shield, Icon::Trash})
        icons->addWidget(new IconButton{which, iconName(which)});
    icons->addStretch(1);
    card->body()->addLayout(icons);
    return card;
}

QWidget* fields()
{
    auto* card = new Card{QStringLiteral("Fields")};
    auto* plain = new QLineEdit{QStringLiteral("Rent for November")};
    auto* note = new Field{QStringLiteral("Note"), plain};
    note->setHint(QStringLiteral("Only you see it."));
    card->body()->addWidget(note);
    card->body()->addWidget(new Field{QStringLiteral("Focus"), focused(new QLineEdit)});
    auto* smart = new SmartField{QStringLiteral("Pay to")};
    smart->setPlaceholder(QStringLiteral("Address, invoice, node key or name"));
    smart->setText(
        QStringLiteral("lnbcrt2500u1p3rq9xnpp5y7w9mc5kl0xq8kdt8s3uv2j4n6r7h9g5f3d2s1a0q"));
    smart->setRecognised(Icon::Bolt, QStringLiteral("Lightning invoice"), Tone::Lightning);
    card->body()->addWidget(smart);
    auto* amount = new AmountField{QStringLiteral("Amount")};
    amount->setAmount(Satoshi{12'345'678});
    amount->offerAll(QStringLiteral("Send all"));
    card->body()->addWidget(amount);
    auto* wrong = new AmountField{QStringLiteral("Amount in error")};
    wrong->setAmount(Satoshi{900'000'000});
    wrong->setError(
        QStringLiteral("You can send at most 1\u202F204\u202F500\u202Fsat over Lightning now. ") +
        kLong);
    card->body()->addWidget(wrong);
    auto* password = new PasswordField{QStringLiteral("New password"), PasswordField::Kind::New};
    qobject_cast<QLineEdit*>(password->editor())->setText(QStringLiteral("correct horse"));
    card->body()->addWidget(password);
    card->body()->addWidget(
        disabled(new Field{QStringLiteral("Disabled"), new QLineEdit{QStringLiteral("Not now")}}));
    return card;
}

QWidget* choices()
{
    auto* card = new Card{QStringLiteral("Choices")};
    auto* row = new QHBoxLayout;
    auto* on = new QCheckBox{QStringLiteral("Private")};
    on->setChecked(true);
    auto* radio = new QRadioButton{QStringLiteral("12 words")};
    radio->setChecked(true);
    row->addWidget(on);
    row->addWidget(new QCheckBox{QStringLiteral("Off")});
    row->addWidget(disabled(new QCheckBox{QStringLiteral("Disabled")}));
    row->addWidget(radio);
    row->addWidget(new QRadioButton{QStringLiteral("24")});
    row->addStretch(1);
    card->body()->addLayout(row);
    auto* boxes = new QHBoxLayout;
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("Expires in one hour"), QStringLiteral("One day")});
    combo->setAccessibleName(QStringLiteral("Expiry"));
    auto* spin = new QSpinBox;
    spin->setRange(1, 99);
    spin->setValue(6);
    spin->setAccessibleName(QStringLiteral("Blocks"));
    auto* slider = new QSlider{Qt::Horizontal};
    slider->setRange(0, 10);
    slider->setValue(4);
    slider->setAccessibleName(QStringLiteral("Unlock time"));
    boxes->addWidget(combo);
    boxes->addWidget(spin);
    boxes->addWidget(slider, 1);
    card->body()->addLayout(boxes);
    auto* unified = new SegmentedSwitch{QStringLiteral("Kind"),
                                        {{QStringLiteral("u"), QStringLiteral("Unified")},
                                         {QStringLiteral("l"), QStringLiteral("Lightning")},
                                         {QStringLiteral("c"), QStringLiteral("On chain")}}};
    card->body()->addWidget(unified);
    auto* chips = new FilterChips{{{QStringLiteral("s"), QStringLiteral("Sent")},
                                   {QStringLiteral("r"), QStringLiteral("Received")},
                                   {QStringLiteral("p"), QStringLiteral("Pending")}}};
    chips->setChosen({QStringLiteral("r")});
    card->body()->addWidget(chips);
    auto* fees = new FeePicker{
        {{QStringLiteral("n"), QStringLiteral("Next block"),
          QStringLiteral("about 10 minutes · 12 sat/vB"), QStringLiteral("1\u202F692\u202Fsat")},
         {QStringLiteral("h"), QStringLiteral("Within an hour"), QStringLiteral("6 sat/vB"),
          QStringLiteral("846\u202Fsat")}}};
    fees->setCurrent(QStringLiteral("h"));
    fees->setCustomCost(QStringLiteral("not below 1 sat/vB"));
    card->body()->addWidget(fees);
    return card;
}

} // namespace fulgurite::ui::gallery
