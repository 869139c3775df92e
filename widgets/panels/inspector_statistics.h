#pragma once

#include <QJsonObject>

#include "widgets/panels/inspector_tree.h"

namespace orrery {

/// One folder for each statement the dataset makes of a feature's values ("meta/stats.json"), a row a dimension: mean ± standard
/// deviation, least … greatest. `json`: an entry of "features" of a dataset report.
void addStatistics(InspectorNode& feature, const QJsonObject& json);

}  // namespace orrery
