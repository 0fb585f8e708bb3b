#include "common/option_table.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <sstream>

#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t help_width = 79;
constexpr std::size_t help_column = 26;  ///< where explanations begin

/// The list in `TEXT:{a,b,c}`, as CLI11 describes IsMember.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const auto open = type.find('{');
  if (open == std::string::npos || !type.ends_with('}')) return choices;
  std::istringstream list(type.substr(open + 1, type.size() - open - 2));
  for (std::string choice; std::getline(list, choice, ',');) choices.push_back(choice);
  return choices;
}

OptionEntry entry_of(const CLI::Option& option) {
  OptionEntry entry;
  entry.positional = option.get_positional();
  if (entry.positional) entry.names.push_back(option.get_name(true));
  for (const auto& name : option.get_snames()) entry.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) entry.names.push_back("--" + name);
  const auto type = option.get_type_name();
  if (option.get_items_expected_max() != 0 && !entry.positional) {
    entry.choices = choices_in(type);
    entry.value = entry.choices.empty() ? type.substr(0, type.find(':')) : "NAME";
  }
  entry.what = option.get_description();
  entry.standard = option.get_default_str();
  entry.environment = option.get_envname();
  entry.group = option.get_group();
  entry.repeated =
      option.get_items_expected_max() > 1 || option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  return entry;
}

/// Lines of at most `width` columns, broken at spaces; a word longer than a line stays whole. Explanations
/// are in Latin letters, so that a character is a column.
std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
  const auto length = [](const std::string& word) {
    return static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  };
  std::vector<std::string> lines(1);
  std::istringstream words(text);
  std::size_t column = 0;
  for (std::string word; words >> word; column += length(word)) {
    if (column > 0 && column + 1 + length(word) > width) {
      lines.emplace_back();
      column = 0;
    }
    if (column > 0) {
      lines.back() += ' ';
      ++column;
    }
    lines.back() += word;
  }
  return lines;
}

std::string row(const std::string& left, const std::string& right) {
  std::string out = "  " + left;
  const auto lines = lines_of(right, help_width - help_column);
  for (const auto& line : lines) {
    const bool first = &line == &lines.front();
    if (first && out.size() + 2 > help_column) out += '\n';
    const auto begin = out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1;
    if (out.size() - begin < help_column) out.append(help_column - (out.size() - begin), ' ');
    out += line + '\n';
  }
  return out;
}

/// CLI11's help with rows that do not run over the end of a line.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool) const override {
    const auto entry = entry_of(*option);
    auto what = entry.what;
    if (!entry.choices.empty()) what += ": " + joined(entry.choices, ", ");
    if (!entry.standard.empty()) what += " [" + entry.standard + "]";
    if (!entry.environment.empty()) what += " ($" + entry.environment + ")";
    return row(joined(entry.names, ", ") + (entry.value.empty() ? "" : " " + entry.value), what);
  }
  std::string make_subcommand(const CLI::App* app) const override {
    return row(app->get_name(), app->get_description());
  }
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    auto help = CLI::Formatter::make_help(app, std::move(name), mode);
    for (auto at = help.find("\n\n\n"); at != std::string::npos; at = help.find("\n\n\n", at)) help.erase(at, 1);
    return help;
  }
  std::string make_description(const CLI::App* app) const override {
    return joined(lines_of(app->get_description(), help_width), "\n") + "\n";
  }
};

std::string footer_of(const Manual& manual) {
  std::string footer = "Exit status:\n";
  for (const auto& [status, meaning] : manual.statuses) footer += row(status, meaning);
  footer += "\nExamples:\n";
  for (const auto& [command, what] : manual.examples)
    footer += "  " + command + "\n" + (what.empty() ? "" : "      " + what + "\n");
  footer.pop_back();
  return footer;
}

}  // namespace

ProgramTable option_table(const CLI::App& app) {
  ProgramTable table;
  table.name = app.get_name();
  table.what = app.get_description();
  table.groups = app.get_groups();
  table.groups.erase(std::remove(table.groups.begin(), table.groups.end(), std::string()), table.groups.end());
  for (const auto* option : app.get_options())
    if (!option->get_group().empty()) table.options.push_back(entry_of(*option));
  std::stable_partition(table.options.begin(), table.options.end(),
                        [](const OptionEntry& entry) { return entry.positional; });
  for (const auto* subcommand : app.get_subcommands([](const CLI::App* sub) { return !sub->get_group().empty(); }))
    table.subcommands.push_back(option_table(*subcommand));
  return table;
}

void finish_app(CLI::App& app, const Manual& manual) {
  app.formatter(std::make_shared<HelpFormatter>());
  for (auto* subcommand : app.get_subcommands([](const CLI::App*) { return true; })) {
    subcommand->formatter(app.get_formatter());
    if (auto* help = subcommand->get_help_ptr(); help != nullptr) help->description("print this help");
  }
  app.get_formatter()->label("Positionals", "Arguments");
  app.set_help_flag("-h,--help", "print this help")->group("General");  // again, so that its group comes last
  app.set_version_flag("--version", app.get_name() + " " + program_version, "print the version")->group("General");
  app.footer(footer_of(manual));
  auto* generate = app.add_option_function<std::string>("--generate", [&app, manual](const std::string& kind) {
    const auto table = option_table(app);
    auto text = kind == "man" ? man_page(table, manual) : completion(kind, table, manual);
    text.pop_back();  // CLI11 ends it with a line feed
    throw CLI::CallForVersion(text, 0);
  });
  generate->group("")->configurable(false)->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
}

}  // namespace propos
