// Completions of bash, zsh and fish. The scripts need nothing but their shell.
#include <algorithm>

#include "common/option_table.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

/// `propos_query` for `propos-query`: part of a function's name.
std::string identifier(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// `text` inside single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The command that prints the values of an option, or nothing.
std::string command_for(const OptionEntry& entry, const Manual& manual) {
  for (const auto& [name, command] : manual.values)
    if (std::find(entry.names.begin(), entry.names.end(), name) != entry.names.end()) return command;
  return {};
}

std::string option_names(const ProgramTable& program) {
  std::string names;
  for (const auto& entry : program.options)
    if (!entry.positional) names += (names.empty() ? "" : " ") + joined(entry.names, " ");
  return names;
}

/// Lines of a case statement: what stands behind an option with a value.
std::string bash_values(const ProgramTable& program, const Manual& manual) {
  std::string out;
  for (const auto& entry : program.options) {
    if (entry.positional || entry.value.empty()) continue;
    std::string reply = "compgen -f -- \"$word\"";
    if (const auto command = command_for(entry, manual); !command.empty())
      reply = "compgen -W \"$(" + command + ")\" -- \"$word\"";
    else if (!entry.choices.empty()) reply = "compgen -W " + quoted(joined(entry.choices, " ")) + " -- \"$word\"";
    else if (entry.value == "DIR") reply = "compgen -d -- \"$word\"";
    else if (entry.value != "FILE") reply = ":";
    out += "    " + joined(entry.names, "|") + ") mapfile -t COMPREPLY < <(" + reply + "); return ;;\n";
  }
  return out;
}

std::string bash_body(const ProgramTable& program, const Manual& manual, const std::string& more) {
  std::string out;
  if (const auto values = bash_values(program, manual); !values.empty())
    out += "  case $before in\n" + values + "  esac\n";
  out += "  case $word in\n    -*) mapfile -t COMPREPLY < <(compgen -W " + quoted(option_names(program)) +
         " -- \"$word\") ;;\n";
  out += "    *) mapfile -t COMPREPLY < <(" +
         (more.empty() ? "compgen -f -- \"$word\"" : "compgen -W " + quoted(more) + " -- \"$word\"") + ") ;;\n  esac\n";
  return out;
}

std::string bash(const ProgramTable& program, const Manual& manual) {
  std::string names;
  std::string out = "# bash completion of " + program.name + "\n";
  const auto function = "_" + identifier(program.name);
  // `=` parts words for bash: `--format=js` is three of them.
  const std::string head =
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  if [[ $word == '=' ]]; then word=\n"
      "  elif [[ $before == '=' ]]; then before=${COMP_WORDS[COMP_CWORD-2]}\n  fi\n";
  for (const auto& subcommand : program.subcommands) {
    names += (names.empty() ? "" : " ") + subcommand.name;
    out += function + "_" + identifier(subcommand.name) + "() {\n" + head + bash_body(subcommand, manual, {}) + "}\n";
  }
  out += function + "() {\n" + head;
  if (!program.subcommands.empty()) {
    out += "  local i\n  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in\n";
    for (const auto& subcommand : program.subcommands)
      out += "      " + subcommand.name + ") " + function + "_" + identifier(subcommand.name) + "; return ;;\n";
    out += "    esac\n  done\n";
  }
  out += bash_body(program, manual, names) + "}\n";
  return out + "complete -o filenames -F " + function + " " + program.name + "\n";
}

/// What zsh does for the value of an option.
std::string zsh_action(const OptionEntry& entry, const Manual& manual) {
  if (const auto command = command_for(entry, manual); !command.empty())
    return "{compadd -- ${(f)\"$(" + command + ")\"}}";
  if (!entry.choices.empty()) return "(" + joined(entry.choices, " ") + ")";
  return entry.value == "DIR" ? "_directories" : entry.value == "FILE" ? "_files" : " ";
}

/// Text in a specification of _arguments, where brackets and colons have a meaning.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_arguments(const ProgramTable& program, const Manual& manual) {
  std::string out;
  for (const auto& entry : program.options) {
    if (entry.positional) continue;
    for (const auto& name : entry.names) {
      const auto spec = (entry.repeated ? "*" : "(" + joined(entry.names, " ") + ")") + name + "[" +
                        zsh_text(entry.what) + "]" +
                        (entry.value.empty() ? "" : ":" + entry.value + ":" + zsh_action(entry, manual));
      out += " \\\n    " + quoted(spec);
    }
  }
  return out;
}

std::string zsh(const ProgramTable& program, const Manual& manual) {
  std::string out = "#compdef " + program.name + "\n";
  const auto function = "_" + identifier(program.name);
  if (program.subcommands.empty())
    return out + function + "() {\n  _arguments -s -S" + zsh_arguments(program, manual) +
           " \\\n    '*:argument:_files'\n}\n" + function + " \"$@\"\n";
  std::string names;
  std::string cases;
  for (const auto& subcommand : program.subcommands) {
    names += " " + quoted(subcommand.name + ":" + zsh_text(subcommand.what));
    cases += "    " + subcommand.name + ") _arguments -s -S" + zsh_arguments(subcommand, manual) +
             " \\\n    '*:argument:_files' ;;\n";
  }
  out += function + "() {\n  local state line\n  _arguments -C" + zsh_arguments(program, manual) +
         " \\\n    '1:command:->command' '*::argument:->rest'\n  case $state in\n    command) local -a "
         "commands=(" +
         names + "); _describe command commands ;;\n    rest) case $line[1] in\n" + cases + "    esac ;;\n  esac\n}\n";
  return out + function + " \"$@\"\n";
}

std::string fish_options(const ProgramTable& program, const std::string& head, const Manual& manual) {
  std::string out;
  for (const auto& entry : program.options) {
    if (entry.positional) continue;
    out += head;
    for (const auto& name : entry.names)
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (const auto command = command_for(entry, manual); !command.empty())
      out += " -x -a " + quoted("(" + command + ")");
    else if (!entry.choices.empty()) out += " -x -a " + quoted(joined(entry.choices, " "));
    else if (entry.value == "DIR") out += " -x -a '(__fish_complete_directories)'";
    else if (entry.value == "FILE") out += " -r -F";
    else if (!entry.value.empty()) out += " -x";
    out += " -d " + quoted(entry.what) + "\n";
  }
  return out;
}

std::string fish(const ProgramTable& program, const Manual& manual) {
  const auto head = "complete -c " + program.name;
  auto out = fish_options(program, head, manual);
  for (const auto& subcommand : program.subcommands) {
    out += head + " -n __fish_use_subcommand -f -a " + subcommand.name + " -d " + quoted(subcommand.what) + "\n";
    out += fish_options(subcommand, head + " -n '__fish_seen_subcommand_from " + subcommand.name + "'", manual);
  }
  return out;
}

}  // namespace

std::string completion(const std::string& shell, const ProgramTable& program, const Manual& manual) {
  return shell == "bash" ? bash(program, manual) : shell == "zsh" ? zsh(program, manual) : fish(program, manual);
}

}  // namespace propos
