// Manual pages: man(7) with the sections of man-pages(7).
#include <algorithm>
#include <cctype>

#include "common/option_table.hpp"

namespace propos {
namespace {

/// Text that roff prints as it stands.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\'') out += "\\(aq";
    else if (c == '^') out += "\\(ha";
    else if (c == '~') out += "\\(ti";
    else if (c == '`') out += "\\(ga";
    else out += c;
  }
  if (out.starts_with('.')) out.insert(0, "\\&");
  return out;
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

/// An explanation as a sentence.
std::string sentence(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return roff(text) + ".\n";
}

std::string option_paragraph(const OptionEntry& entry) {
  std::string out = ".TP\n";
  for (const auto& name : entry.names) {
    out += (&name == &entry.names.front() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  }
  if (!entry.value.empty()) out += " \\fI" + roff(entry.value) + "\\fR";
  out += '\n' + sentence(entry.what);
  if (!entry.choices.empty()) {
    std::string list;
    for (const auto& choice : entry.choices) list += (list.empty() ? "\\fB" : ", \\fB") + roff(choice) + "\\fR";
    out += "One of " + list + ".\n";
  }
  if (entry.repeated && !entry.positional) out += "May be repeated.\n";
  if (!entry.standard.empty()) out += "Default: " + roff(entry.standard) + ".\n";
  if (!entry.environment.empty()) out += "Without it, \\fB" + roff(entry.environment) + "\\fR is read.\n";
  return out;
}

std::string options_of(const ProgramTable& program) {
  std::string out;
  for (const auto& entry : program.options)
    if (entry.positional) out += option_paragraph(entry);
  for (const auto& group : program.groups) {
    std::string paragraphs;
    for (const auto& entry : program.options)
      if (!entry.positional && entry.group == group) paragraphs += option_paragraph(entry);
    if (!paragraphs.empty()) out += ".SS " + roff(group) + "\n" + paragraphs;
  }
  return out;
}

std::string rows(const char* heading, const Manual::Rows& list) {
  if (list.empty()) return {};
  std::string out = std::string(".SH ") + heading + "\n";
  for (const auto& [name, what] : list) out += ".TP\n\\fB" + roff(name) + "\\fR\n" + sentence(what);
  return out;
}

std::string examples_of(const Manual& manual) {
  std::string out = ".SH EXAMPLES\n";
  for (const auto& [command, what] : manual.examples) {
    if (&command != &manual.examples.front().first) out += ".PP\n";
    if (!what.empty()) out += sentence(what);
    out += ".RS 4\n.nf\n" + roff(command) + "\n.fi\n.RE\n";
  }
  return out;
}

std::string synopsis_of(const ProgramTable& program) {
  std::string out = "\\fB" + roff(program.name) + "\\fR [\\fIOPTIONS\\fR]";
  for (const auto& entry : program.options)
    if (entry.positional) out += " [\\fI" + entry.names.front() + "\\fR]" + (entry.repeated ? "..." : "");
  if (!program.subcommands.empty()) out += " \\fICOMMAND\\fR [\\fIOPTIONS\\fR]";
  return out + "\n";
}

}  // namespace

std::string man_page(const ProgramTable& program, const Manual& manual) {
  auto what = program.what;
  if (what.ends_with('.')) what.pop_back();
  std::string out =
      ".TH " + capitals(roff(program.name)) + " 1 " + program_date + " \"propos " + program_version + "\"\n";
  out += ".SH NAME\n" + roff(program.name) + " \\- " + roff(what) + "\n";
  out += ".SH SYNOPSIS\n" + synopsis_of(program);
  out += ".SH DESCRIPTION\n" + roff(manual.description) + "\n";
  out += ".SH OPTIONS\n" + options_of(program);
  if (!program.subcommands.empty()) out += ".SH COMMANDS\n";
  for (const auto& subcommand : program.subcommands)
    out += ".SS " + roff(subcommand.name) + "\n" + sentence(subcommand.what) +
           options_of({subcommand.name, {}, subcommand.options, {"Options"}, {}});
  out += rows("EXIT STATUS", manual.statuses);
  out += rows("ENVIRONMENT", manual.environment);
  out += rows("FILES", manual.files);
  out += examples_of(manual);
  if (!manual.see_also.empty()) out += ".SH SEE ALSO\n" + roff(manual.see_also) + "\n";
  return out;
}

}  // namespace propos
