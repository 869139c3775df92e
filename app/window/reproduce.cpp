#include "app/window/reproduce.h"

#include <QRegularExpression>

namespace orrery::reproduce {
namespace {

QString path(const std::filesystem::path& value) { return quoted(QString::fromStdString(value.string())); }

void add(QStringList& words, const char* option, const QString& value) { words << QLatin1String(option) << value; }

QString episodeNumber(const Session& session) {
    const auto episodes = session.dataset()->episodes();
    return QString::number(session.episodePosition() < episodes.size() ? episodes[session.episodePosition()].index : 0);
}

/// Companions that were named on the command line; those found beside the model are found again.
void addCompanions(QStringList& words, const LoadOptions& load) {
    const std::pair<const char*, const std::filesystem::path&> files[]{
        {"--text-model", load.textModel}, {"--image-model", load.imageModel}, {"--vocabulary", load.vocabulary}, {"--config", load.config}};
    for (const auto& [option, file] : files) {
        if (!file.empty()) add(words, option, path(file));
    }
}

void addDevice(QStringList& words, const ModelCard& card) {
    add(words, "--precision", QString::fromStdString(card.precision));
    add(words, "--device", QString::fromStdString(card.device));
}

}  // namespace

QString quoted(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch()) return word;
    return u'\'' + QString(word).replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

QString prediction(const Session& session, std::int64_t first, std::int64_t end, const std::string& instruction) {
    if (!session.dataset() || !session.checkpoint() || !session.card()) return {};
    QStringList words{QStringLiteral("orrery-cli"), QStringLiteral("predict")};
    add(words, "--model", path(session.checkpoint()->file()));
    addCompanions(words, session.loadOptions());
    add(words, "--dataset", path(session.dataset()->path()));
    add(words, "--episode", episodeNumber(session));
    add(words, "--steps", QStringLiteral("%1:%2").arg(first).arg(std::max(first + 1, end)));
    if (!instruction.empty()) add(words, "--instruction", quoted(QString::fromStdString(instruction)));
    for (const QString& input : session.zeroInputs()) add(words, "--zeros", quoted(input));
    addDevice(words, *session.card());
    add(words, "--out", QStringLiteral("predictions"));
    return words.join(u' ');
}

QString frame(const Session& session, const std::string& feature, std::int64_t step) {
    if (!session.dataset()) return {};
    QStringList words{QStringLiteral("orrery-cli"), QStringLiteral("frame"), path(session.dataset()->path())};
    add(words, "--episode", episodeNumber(session));
    add(words, "--step", QString::number(step));
    add(words, "--feature", quoted(QString::fromStdString(feature)));
    add(words, "--out", QStringLiteral("frame.png"));
    return words.join(u' ');
}

QString view(const Session& session) {
    if (!session.dataset()) return {};
    QStringList words{QStringLiteral("orrery"), path(session.dataset()->path())};
    if (session.checkpoint()) {
        words << path(session.checkpoint()->file());
        addCompanions(words, session.loadOptions());
    }
    add(words, "--episode", episodeNumber(session));
    add(words, "--step", QString::number(session.step()));
    if (session.instructionOrigin() == Origin::Edited) add(words, "--instruction", quoted(session.instruction()));
    if (session.card()) addDevice(words, *session.card());
    add(words, "--screenshot-to", QStringLiteral("view.png"));
    return words.join(u' ');
}

}  // namespace orrery::reproduce
