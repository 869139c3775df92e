// orrery-cli: the work of the window without one.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/cli/commands/catalog.h"
#include "app/cli/interruption.h"
#include "app/cli/suggestion.h"
#include "app/cli/versions.h"

namespace {

using namespace orrery::cli;

/// What the parser says of arguments that it cannot take, in one line, with a guess at what was meant.
void wrongUsage(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& arguments, Context& context) {
    // a parser that failed may not have come to --json yet
    context.json = context.json || std::ranges::find(arguments, "--json") != arguments.end();
    std::string message = error.what();
    std::ranges::replace(message, '\n', ' ');
    const std::string guess = suggestion(app, arguments);
    context.usage({}, message, guess.empty() ? "orrery-cli --help lists what there is" : guess);
}

}  // namespace

int main(int argc, char** argv) {
    Context context;
    context.stop = watchForInterruption();
    CLI::App app("Orrery: look inside robot world models", "orrery-cli");
    app.set_version_flag("--version", versions());
    app.require_subcommand(1);
    for (const auto add : commandCatalog()) add(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        wrongUsage(app, error, {argv + 1, argv + argc}, context);
    }
    return context.exitCode;
}
