// SPDX-License-Identifier: MIT
#include "ui/widgets/painted_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include "ui/widgets/painted.h"

#include <map>
#include <memory>

namespace fulgurite::ui {

namespace {

/// One part of a picture. It lives as long as the picture's own interface and looks its words up
/// when asked.
class PartInterface final : public QAccessibleInterface {
public:
    PartInterface(Painted* painted, int index) : m_painted{painted}, m_index{index} {}

    bool isValid() const override { return m_painted != nullptr && find() != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_painted);
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::StaticText; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override
    {
        const PaintedPart* part = find();
        if (!part)
            return {};
        return kind == QAccessible::Name    ? part->name
               : kind == QAccessible::Value ? part->value
                                            : QString{};
    }

    QRect rect() const override
    {
        const PaintedPart* part = find();
        return part ? QRect{m_painted->mapToGlobal(part->box.topLeft()), part->box.size()}
                    : QRect{};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.focused = m_painted && m_painted->currentPart() == m_index;
        return state;
    }

private:
    const PaintedPart* find() const
    {
        if (!m_painted)
            return nullptr;
        m_parts = m_painted->parts();
        const auto at = static_cast<std::size_t>(m_index);
        return at < m_parts.size() ? &m_parts[at] : nullptr;
    }

    QPointer<Painted> m_painted;
    int m_index;
    mutable std::vector<PaintedPart> m_parts;
};

class PaintedInterface final : public QAccessibleWidget {
public:
    explicit PaintedInterface(Painted* painted)
        : QAccessibleWidget{painted, QAccessible::Graphic},
          m_painted{painted}
    {}

    ~PaintedInterface() override
    {
        for (const auto& [index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(m_painted->parts().size()); }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (const auto found = m_children.find(index); found != m_children.end())
            return QAccessible::accessibleInterface(found->second);
        auto* part = new PartInterface{m_painted, index};
        m_children[index] = QAccessible::registerAccessibleInterface(part);
        return part;
    }

    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (const auto& [index, id] : m_children) {
            if (QAccessible::accessibleInterface(id) == wanted)
                return index;
        }
        return -1;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && m_painted->accessibleName().isEmpty())
            return m_painted->sentence();
        if (kind == QAccessible::Value)
            return m_painted->sentence();
        return QAccessibleWidget::text(kind);
    }

private:
    Painted* m_painted;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makePainted(const QString&, QObject* object)
{
    auto* painted = qobject_cast<Painted*>(object);
    return painted ? new PaintedInterface{painted} : nullptr;
}

} // namespace

// QAccessible keeps one copy of a factory, however often it is installed.
void installPaintedAccessibility() { QAccessible::installFactory(makePainted); }

} // namespace fulgurite::ui
