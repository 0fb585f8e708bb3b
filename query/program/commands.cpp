#include "query/program/commands.hpp"

#include <array>
#include <string_view>

#include "common/text.hpp"

namespace propos {
namespace {

enum class Argument { none, name, number };

struct CommandRow {
  std::string_view name;
  Command::Kind kind;
  Argument argument;
  std::string_view what_fr, what_en;
};

/// The first that begins as it was typed is meant: `:t` is :topic, `:q` is :quit.
constexpr std::array<CommandRow, 8> commands = {{
    {"topic", Command::Kind::topic, Argument::name, ":topic NOM   interroger un sujet", ":topic NAME  ask a topic"},
    {"topics", Command::Kind::topics, Argument::none, ":topics      les sujets", ":topics      the topics"},
    {"open", Command::Kind::open, Argument::number, ":open N      ouvrir le passage N dans le navigateur",
     ":open N      open hit N in the browser"},
    {"quit", Command::Kind::quit, Argument::none, ":quit        finir (ou Ctrl-D)", ":quit        end (or Ctrl-D)"},
    {"quote", Command::Kind::quote, Argument::number, ":quote N     citer le passage N en Markdown",
     ":quote N     quote hit N in Markdown"},
    {"like", Command::Kind::like, Argument::number, ":like N      des passages semblables au passage N",
     ":like N      passages like hit N"},
    {"next", Command::Kind::next, Argument::none, ":next        la suite des résultats", ":next        more results"},
    {"help", Command::Kind::help, Argument::none, ":help        cette liste", ":help        this list"},
}};

/// 1 to 99999, or 0 for anything else.
std::size_t number_in(const std::string& text) {
  if (text.empty() || text.size() > 5 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoul(text);
}

}  // namespace

Command parse_command(const std::string& line) {
  const auto text = collapse_space(line);
  if (text.empty()) return {};
  if (text.front() != ':') return {Command::Kind::query, text, 0};
  const auto space = std::min(text.find(' '), text.size());
  const std::string_view name(text.data() + 1, space - 1);
  const auto argument = space < text.size() ? text.substr(space + 1) : std::string();
  const CommandRow* meant = nullptr;
  for (const auto& row : commands)
    if (!name.empty() && row.name.starts_with(name) && (meant == nullptr || row.name == name)) meant = &row;
  const Command wrong{Command::Kind::wrong, text, 0};
  if (meant == nullptr) return wrong;
  Command command{meant->kind, {}, 0};
  if (meant->argument == Argument::name) command.text = argument;
  if (meant->argument == Argument::number) command.number = number_in(argument);
  const bool complete = meant->argument == Argument::none     ? argument.empty()
                        : meant->argument == Argument::number ? command.number > 0
                                                              : !argument.empty();
  return complete ? command : wrong;
}

Note command_help() {
  Note help{"une requête, ou :\n", "a query, or:\n"};
  for (const auto& row : commands) {
    help.fr += "  " + std::string(row.what_fr) + "\n";
    help.en += "  " + std::string(row.what_en) + "\n";
  }
  return help;
}

}  // namespace propos
