#include "app/window/controllers/message_controller.h"

#include <QFileInfo>
#include <algorithm>

#include "app/window/sentences.h"

namespace orrery {
MessageController::MessageController(Session& session, MessageStrip& strip, QObject* parent)
    : QObject(parent), session_(session), strip_(strip) {
    connect(&session_, &Session::openFailed, this, &MessageController::openFailed);
    connect(&session_, &Session::unknownFamily, this, &MessageController::unknownFamily);
    connect(&session_, &Session::modelChanged, this, &MessageController::showModel);
    connect(&session_, &Session::checkpointChanged, this, &MessageController::showModel);
    connect(&session_, &Session::mappingChanged, this, &MessageController::showMapping);
    connect(&session_, &Session::modelChanged, this, &MessageController::showMapping);
    connect(&session_, &Session::datasetChanged, this, &MessageController::showDataset);
    connect(&strip_, &MessageStrip::pressed, this, [this](const QString& kind, int) {
        if (kind == QLatin1String("mapping")) Q_EMIT mappingRequested();
        else if (kind == QLatin1String("dataset")) Q_EMIT datasetReportRequested();
        else if (kind == QLatin1String("family")) Q_EMIT checkpointReportRequested(unknown_);
        else if (const auto checkpoint = session_.checkpoint()) Q_EMIT checkpointReportRequested(QString::fromStdString(checkpoint->file().string()));
    });
}

void MessageController::openFailed(const QString& path, const Error& error) {
    Message message;
    message.kind = QStringLiteral("open:") + path;
    message.level = Message::Level::Danger;
    message.headline = tr("%1 cannot be opened.").arg(QFileInfo(path).fileName());
    message.text = sentence(error.message);
    message.text += u' ' + (error.hint.empty() ? tr("Orrery opens LeRobot and CALVIN folders and .pt, .pth, .ckpt and .safetensors files.") : sentence(error.hint));
    strip_.add(std::move(message));
}

void MessageController::unknownFamily(const QString& path) {
    unknown_ = path;
    Message message;
    message.kind = QStringLiteral("family");
    message.headline = tr("No model family matches %1.").arg(QFileInfo(path).fileName());
    message.text = tr("Its tensors can be read.");
    message.buttons = {tr("Show the tensors")};
    strip_.add(std::move(message));
}

/// The camera that feeds an input as the dataset calls it, else the input itself.
QString MessageController::cameraOf(const ModelInput& input) const {
    const auto& cameras = session_.cameras();
    for (std::size_t camera = 0; camera < cameras.size(); ++camera) {
        if (session_.inputOf(camera) == input.id) return QString::fromStdString(cameras[camera].shortName);
    }
    return QString::fromStdString(input.title);
}

/// "Missing: obs_hand_queries.weight. The wrist prediction is off. Actions and exterior_1 work."
QString MessageController::whatWorks(const ModelCard& card) const {
    QStringList names;
    for (const std::string& name : card.lacking) names << QString::fromStdString(name);
    if (names.size() > 3) names = names.mid(0, 3) << QStringLiteral("…");
    QStringList sentences{tr("Missing: %1.").arg(names.join(QStringLiteral(", ")))};
    QString works = tr("Actions work.");
    for (const ModelInput& input : card.inputs) {
        if (input.kind != ModelInput::Kind::Image) continue;
        const bool predicted = std::ranges::find(card.frameOutputs, input.id) != card.frameOutputs.end();
        if (predicted) works = tr("Actions and %1 work.").arg(cameraOf(input));
        else sentences << tr("The %1 prediction is off.").arg(cameraOf(input));
    }
    return (sentences << works).join(u' ');
}

void MessageController::showModel() {
    strip_.remove(QStringLiteral("missing_tensors"));
    strip_.remove(QStringLiteral("off"));
    if (session_.card()) strip_.remove(QStringLiteral("family"));
    const Recognition* recognition = session_.recognition();
    if (recognition && !recognition->missing.empty()) {
        Message message;
        message.kind = QStringLiteral("missing_tensors");
        const QString file = QString::fromStdString(session_.checkpoint()->file().filename().string());
        message.headline = tr("%1 opened with %n tensor(s) missing.", nullptr, static_cast<int>(recognition->missing.size())).arg(file);
        message.text = session_.card() && !session_.card()->lacking.empty()
                           ? whatWorks(*session_.card())
                           : tr("%1 is off; what needs none of them works.").arg(QString::fromStdString(recognition->missing.front().neededFor));
        message.buttons = {tr("Show the report")};
        strip_.add(std::move(message));
    }
    if (!session_.card() || session_.card()->off.empty()) return;
    Message message;
    message.kind = QStringLiteral("off");
    message.headline = tr("%1 opened in part.").arg(QString::fromStdString(session_.card()->title));
    message.text = sentence(session_.card()->off);
    strip_.add(std::move(message));
}

void MessageController::showMapping() {
    strip_.remove(QStringLiteral("mapping"));
    const QString off = session_.predictionsOff();
    if (!session_.card() || !session_.dataset() || off.isEmpty() || !session_.card()->off.empty()) return;
    Message message;
    message.kind = QStringLiteral("mapping");
    message.headline = tr("Predictions are off.");
    message.text = off;
    message.buttons = {tr("Choose the inputs…")};
    strip_.add(std::move(message));
}

void MessageController::showDataset() {
    strip_.remove(QStringLiteral("dataset"));
    if (!session_.dataset() || session_.dataset()->problems().empty()) return;
    const Problem& first = session_.dataset()->problems().front();
    const auto count = static_cast<int>(session_.dataset()->problems().size());
    Message message;
    message.kind = QStringLiteral("dataset");
    message.headline = tr("%n problem(s) in this dataset.", nullptr, count);
    message.text = QString::fromStdString(first.message) + u'.';
    message.buttons = {tr("Show the report")};
    strip_.add(std::move(message));
}

}  // namespace orrery
