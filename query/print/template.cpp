#include "query/print/template.hpp"

#include <string_view>

#include "common/error.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

const FieldRow* known_field(std::string_view name) {
  if (const auto* field = field_named(name)) return field;
  std::string known;
  for (const auto& field : all_fields()) known += (known.empty() ? "" : ", ") + std::string(field.name);
  throw Error(ErrorKind::usage, "no field \"" + std::string(name) + "\"; there are: " + known, "--template");
}

/// The character that `\` and `c` stand for, or 0.
char escaped(char c) { return c == 'n' ? '\n' : c == 't' ? '\t' : c == '\\' ? '\\' : '\0'; }

}  // namespace

Template parse_template(const std::string& text) {
  Template parts;
  std::string plain;
  const auto end_plain = [&] {
    if (!plain.empty()) parts.emplace_back(std::move(plain));
    plain.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if ((c == '{' || c == '}') && next == c) {
      plain += c;
      ++at;
    } else if (c == '\\' && escaped(next) != 0) {
      plain += escaped(next);
      ++at;
    } else if (c == '{') {
      const auto close = text.find('}', at);
      if (close == std::string::npos)
        throw Error(ErrorKind::usage, "a { is not closed: write {field}, or {{ for a brace", "--template");
      end_plain();
      parts.emplace_back(known_field(std::string_view(text).substr(at + 1, close - at - 1)));
      at = close;
    } else {
      plain += c;
    }
  }
  if (!plain.ends_with('\n')) plain += '\n';
  end_plain();
  return parts;
}

std::string fill(const Template& parts, const Row& row) {
  std::string out;
  for (const auto& part : parts) {
    if (const auto* text = std::get_if<std::string>(&part)) out += *text;
    else out += without_controls(std::get<const FieldRow*>(part)->value(row));
  }
  return out;
}

}  // namespace propos
