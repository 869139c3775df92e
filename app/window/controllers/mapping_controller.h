#pragma once

#include <QObject>

#include "widgets/bridge/session.h"
#include "widgets/panels/mapping_panel.h"

namespace orrery {

/// Between session and the table that says which dataset feature feeds which model input.
class MappingController : public QObject {
    Q_OBJECT
public:
    MappingController(Session& session, MappingPanel& panel, QObject* parent);

private:
    void show();
    MappingRow rowOf(const ModelInput& input) const;
    QStringList fitting(const ModelInput& input) const;
    void change(const QString& input, const QString& feature, bool zeros);

    Session& session_;
    MappingPanel& panel_;
    QStringList edited_;
};

}  // namespace orrery
