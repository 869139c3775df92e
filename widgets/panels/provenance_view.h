#pragma once

#include <QJsonObject>

#include "widgets/panels/panel.h"

class QFormLayout;
class QPushButton;

namespace orrery {

class TextLabel;

/// The lines of one provenance, each value to be selected and copied, and the command that makes it again.
/// Values are named "provenance.<key>".
class ProvenanceView : public Panel {
    Q_OBJECT
public:
    explicit ProvenanceView(QWidget* parent = nullptr);
    void setDocument(const QJsonObject& document);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void fill();

    QJsonObject document_;
    QWidget* sheet_;
    QFormLayout* facts_;
    TextLabel* title_;
    TextLabel* line_;
    QPushButton* copy_;
};

}  // namespace orrery
