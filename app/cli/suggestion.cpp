#include "app/cli/suggestion.h"

#include <CLI/CLI.hpp>

#include "model/worlds/names.h"

namespace orrery::cli {
namespace {

std::vector<std::string> optionNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::vector<const CLI::App*> commandsOf(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

const CLI::App* commandOf(const CLI::App& app, const std::string& name) {
    for (const CLI::App* command : commandsOf(app)) {
        if (command->get_name() == name) return command;
    }
    return nullptr;
}

std::vector<std::string> commandNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : commandsOf(app)) names.push_back(command->get_name());
    return names;
}

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
    const auto names = nearestNames(word, known);
    return names.empty() ? std::string() : "did you mean " + names.front() + "?";
}

}  // namespace

std::string suggestion(const CLI::App& app, const std::vector<std::string>& arguments) {
    const CLI::App* scope = &app;
    for (const std::string& argument : arguments) {
        const std::string word = argument.substr(0, argument.find('='));
        if (word.starts_with("--")) {
            if (!scope->get_option_no_throw(word)) return nearest(word, optionNames(*scope));
        } else if (const auto* command = commandOf(*scope, word)) {
            scope = command;
        } else if (!word.starts_with("-") && !commandNames(*scope).empty()) {
            return nearest(word, commandNames(*scope));
        }
    }
    return {};
}

}  // namespace orrery::cli
