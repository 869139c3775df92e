#include "app/window/options.h"

#include <QCommandLineParser>

namespace orrery {
namespace {

QCommandLineOption value(const char* name, const char* help, const char* what) {
    return {QString::fromLatin1(name), QString::fromUtf8(help), QString::fromLatin1(what)};
}

void declare(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral("Orrery: look inside robot world models"));
    parser.addPositionalArgument(QStringLiteral("path"), QStringLiteral("Datasets, checkpoints or a saved session; content decides."),
                                 QStringLiteral("[path...]"));
    parser.addOptions({value("model", "Checkpoint to open.", "file"), value("text-model", "CLIP text model.", "file"),
                       value("image-model", "MAE image encoder.", "file"), value("vocabulary", "CLIP's vocabulary.", "file"),
                       value("config", "Configuration of the checkpoint.", "file"), value("device", "auto, cpu or cuda[:N].", "device"),
                       value("precision", "fp32, tf32, bf16 or fp16.", "precision"), value("threads", "Compute threads.", "n"),
                       value("episode", "Episode to show, as the dataset numbers it.", "n"), value("step", "Step to show.", "k"),
                       value("instruction", "Instruction to predict under.", "text"), value("workspace", "Workspace to show: inspect.", "name"),
                       value("theme", "dark or light.", "theme"), value("language", "en or zh_CN.", "code"),
                       value("size", "Window size, as 1600x1000.", "WxH"),
                       value("screenshot-to", "Write a picture when nothing is pending, then end.", "file.png"),
                       value("bench-scrub", "Scrub that long while the model computes, write figures as JSON, then end.", "seconds"),
                       {QStringLiteral("headless"), QStringLiteral("Need no display.")},
                       {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")},
                       {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version.")}});
}

/// No application runs yet, so Qt does not know the name of the program.
QString helpText(const QCommandLineParser& parser) {
    return parser.helpText().replace(QLatin1String("<executable_name>"), QLatin1String("orrery"));
}

std::optional<qint64> number(const QCommandLineParser& parser, const char* name, QString& mistake) {
    const QString text = parser.value(QString::fromLatin1(name));
    if (text.isEmpty()) return std::nullopt;
    bool good = false;
    const qint64 result = text.toLongLong(&good);
    if (!good || result < 0) mistake = QStringLiteral("--%1 needs a number, not '%2'").arg(QLatin1String(name), text);
    return result;
}

bool oneOf(const QString& text, std::initializer_list<const char*> choices) {
    for (const char* choice : choices) {
        if (text == QLatin1String(choice)) return true;
    }
    return text.isEmpty();
}

QString readValues(const QCommandLineParser& parser, Options& options) {
    QString mistake;
    const auto file = [&](const char* name) { return parser.value(QString::fromLatin1(name)).toStdString(); };
    options.load.textModel = file("text-model");
    options.load.imageModel = file("image-model");
    options.load.vocabulary = file("vocabulary");
    options.load.config = file("config");
    if (parser.isSet(QStringLiteral("device"))) options.load.device = file("device");
    if (parser.isSet(QStringLiteral("precision"))) options.load.precision = file("precision");
    options.load.threads = static_cast<int>(number(parser, "threads", mistake).value_or(0));
    options.episode = number(parser, "episode", mistake);
    options.step = number(parser, "step", mistake);
    options.instruction = parser.value(QStringLiteral("instruction"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.language = parser.value(QStringLiteral("language"));
    options.workspace = parser.value(QStringLiteral("workspace"));
    options.screenshot = parser.value(QStringLiteral("screenshot-to"));
    options.benchScrub = static_cast<double>(number(parser, "bench-scrub", mistake).value_or(0));
    options.headless = parser.isSet(QStringLiteral("headless"));
    options.paths = parser.positionalArguments();
    if (parser.isSet(QStringLiteral("model"))) options.paths << parser.value(QStringLiteral("model"));
    if (!oneOf(options.theme, {"dark", "light"})) mistake = QStringLiteral("--theme is dark or light");
    if (!oneOf(options.language, {"en", "zh_CN"})) mistake = QStringLiteral("--language is en or zh_CN");
    if (!oneOf(options.workspace, {"inspect"})) mistake = QStringLiteral("--workspace is inspect");
    if (parser.isSet(QStringLiteral("size"))) {
        const QStringList parts = parser.value(QStringLiteral("size")).split(u'x');
        if (parts.size() == 2) options.size = {parts[0].toInt(), parts[1].toInt()};
        if (parts.size() != 2 || options.size.isEmpty()) mistake = QStringLiteral("--size is WIDTHxHEIGHT, as 1600x1000");
    }
    return mistake;
}

}  // namespace

std::optional<EarlyExit> readOptions(const QStringList& arguments, Options& options) {
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments)) return EarlyExit{parser.errorText() + QStringLiteral("; see orrery --help\n"), 2};
    if (parser.isSet(QStringLiteral("help"))) return EarlyExit{helpText(parser), 0};
    if (parser.isSet(QStringLiteral("version"))) return EarlyExit{QStringLiteral("orrery " ORRERY_VERSION "\n"), 0};
    const QString mistake = readValues(parser, options);
    if (!mistake.isEmpty()) return EarlyExit{mistake + QStringLiteral("; see orrery --help\n"), 2};
    return std::nullopt;
}

}  // namespace orrery
