#include "widgets/panels/provenance_report.h"

#include <QCoreApplication>
#include <QJsonArray>

#include "widgets/panels/numbers.h"

namespace orrery {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(orrery::ProvenanceReport)
};

/// Adds a line when the value is known.
class Lines {
public:
    explicit Lines(QJsonObject source) : source_(std::move(source)) {}

    void text(const char* key, const QString& name) { add(key, name, source_[QLatin1String(key)].toString()); }
    void number(const char* key, const QString& name) {
        const QJsonValue value = source_[QLatin1String(key)];
        if (value.isDouble()) add(key, name, QString::number(value.toInteger()));
    }
    void add(const char* key, const QString& name, const QString& value) {
        if (!value.isEmpty()) facts.push_back({QLatin1String(key), name, value});
    }
    QJsonValue operator[](const char* key) const { return source_[QLatin1String(key)]; }

    QList<ProvenanceFact> facts;

private:
    QJsonObject source_;
};

QString contrastText(const QString& name) {
    if (name == QLatin1String("seen")) return Words::tr("of the frame the model saw");
    if (name == QLatin1String("truth")) return Words::tr("of the truth");
    return name == QLatin1String("raw") ? Words::tr("raw") : name;
}

QString metricsText(const QJsonObject& metrics) {
    if (metrics.isEmpty()) return {};
    const QString mae = QString::number(metrics[QLatin1String("mae")].toDouble(), 'f', 4);
    const QJsonValue psnr = metrics[QLatin1String("psnr")];
    return psnr.isDouble() ? Words::tr("MAE %1, %2 dB").arg(mae, QString::number(psnr.toDouble(), 'f', 1)) : Words::tr("MAE %1").arg(mae);
}

QString stepsText(const QJsonArray& steps) {
    if (steps.size() != 2) return {};
    return Words::tr("%1 to %2").arg(steps[0].toInteger()).arg(steps[1].toInteger());
}

QString editsText(const QJsonArray& edits) {
    QStringList texts;
    for (const QJsonValue& edit : edits) texts << QStringLiteral("%1: %2").arg(edit[QLatin1String("what")].toString(), edit[QLatin1String("value")].toString());
    return texts.join(QStringLiteral("; "));
}

QString listText(const QJsonArray& values) {
    QStringList texts;
    for (const QJsonValue& value : values) texts << value.toString();
    return texts.join(QStringLiteral(", "));
}

/// What was selected itself: its steps and how well it did.
QList<ProvenanceFact> ownFacts(const QJsonObject& document) {
    Lines lines(document);
    lines.text("label", Words::tr("Changed"));
    lines.number("step", Words::tr("Step"));
    lines.number("made_at", Words::tr("Made at"));
    lines.number("fork_step", Words::tr("Leaves at"));
    lines.number("last_step", Words::tr("Reaches"));
    lines.number("nodes", Words::tr("Nodes"));
    lines.add("metrics", Words::tr("Error"), metricsText(document[QLatin1String("metrics")].toObject()));
    return lines.facts;
}

}  // namespace

bool isProvenance(const QJsonObject& document) {
    return document.contains(QLatin1String("what")) && document.contains(QLatin1String("provenance"));
}

QString provenanceTitle(const QJsonObject& document) {
    const QString what = document[QLatin1String("what")].toString();
    const QString camera = document[QLatin1String("camera")].toString();
    if (what == QLatin1String("branch")) return Words::tr("Branch %1").arg(document[QLatin1String("branch")].toString());
    const qint64 step = document[QLatin1String("step")].toInteger();
    if (what == QLatin1String("prediction")) return Words::tr("%1, prediction of step %2").arg(camera).arg(step);
    if (what == QLatin1String("error")) return Words::tr("%1, error at step %2").arg(camera).arg(step);
    return Words::tr("%1, step %2").arg(camera).arg(step);
}

QList<ProvenanceFact> provenanceFacts(const QJsonObject& document) {
    Lines lines(document[QLatin1String("provenance")].toObject());
    lines.text("model", Words::tr("Model"));
    lines.text("checkpoint_file", Words::tr("Checkpoint"));
    lines.text("checkpoint", Words::tr("Checkpoint hash"));
    lines.text("dataset", Words::tr("Dataset"));
    lines.text("dataset_fingerprint", Words::tr("Dataset fingerprint"));
    lines.number("episode", Words::tr("Episode"));
    lines.add("steps_used", Words::tr("Steps used"), stepsText(lines["steps_used"].toArray()));
    lines.text("instruction", Words::tr("Instruction"));
    lines.text("token_hash", Words::tr("Token hash"));
    lines.number("seed", Words::tr("Seed"));
    lines.text("precision", Words::tr("Precision"));
    lines.text("device", Words::tr("Device"));
    const QString own = lines["preprocessing"].toString();
    lines.add("preprocessing", Words::tr("Preprocessing"), own == QLatin1String("the model's own") ? Words::tr("the model's own") : own);
    lines.add("contrast", Words::tr("Patch contrast"), contrastText(lines["contrast"].toString()));
    lines.add("input_missing_zeros", Words::tr("Set to zeros"), listText(lines["input_missing_zeros"].toArray()));
    const QString parent = lines["parent"].toString();
    lines.add("parent", Words::tr("Parent"), parent == QLatin1String("trunk") ? Words::tr("recorded trunk") : parent);
    lines.number("fork_step", Words::tr("Forked at"));
    lines.add("edits", Words::tr("Edits"), editsText(lines["edits"].toArray()));
    lines.text("version", Words::tr("Version"));
    lines.text("time", Words::tr("Time"));
    if (lines["seconds"].isDouble()) lines.add("seconds", Words::tr("Duration"), Words::tr("%1 s").arg(lines["seconds"].toDouble(), 0, 'f', 3));
    return ownFacts(document) + lines.facts;
}

QString provenanceText(const QJsonObject& document) {
    QString text = provenanceTitle(document) + u'\n';
    for (const ProvenanceFact& fact : provenanceFacts(document)) text += fact.name + QStringLiteral(": ") + fact.value + u'\n';
    const QString line = document[QLatin1String("reproduce")].toString();
    return line.isEmpty() ? text : text + Words::tr("Reproduce") + QStringLiteral(": ") + line + u'\n';
}

}  // namespace orrery
