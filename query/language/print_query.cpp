#include "query/language/print_query.hpp"

#include <algorithm>
#include <charconv>

#include "common/text.hpp"
#include "query/language/field_names.hpp"
#include "query/language/lexer.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;

/// How tightly a part holds together; a part inside one that holds tighter stands in parentheses.
enum class Level { any, all, bag, near, atom };

Level level_of(const Node& node) {
  switch (node.kind) {
    case Kind::any: return Level::any;
    case Kind::all: return Level::all;
    case Kind::bag: return Level::bag;
    case Kind::words: return node.text.find(' ') == std::string::npos ? Level::atom : Level::bag;
    case Kind::near: return Level::near;
    default: return Level::atom;
  }
}

std::string number(double value) {
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
  return {text, end};
}

/// As it is when nothing in it could be taken for a sign; otherwise in quotation marks.
std::string quoted(const std::string& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto c = next_code_point(text, at);
    if (!is_word_character(c)) return '"' + text + '"';
  }
  return text;
}

class Printer {
 public:
  std::string print(const Node& node, Level inside) const {
    const bool leaf = node.parts.empty();
    const bool single = level_of(node) == Level::atom;
    if (level_of(node) >= inside && (node.weight == 1 || (leaf && single))) return body(node) + weight(node);
    return '(' + body(node) + ')' + weight(node);
  }

 private:
  static std::string weight(const Node& node) { return node.weight == 1 ? "" : '^' + number(node.weight); }

  std::string body(const Node& node) const {
    switch (node.kind) {
      case Kind::words:
      case Kind::word: return node.text;
      case Kind::phrase: return '"' + node.text + '"';
      case Kind::loose: return "~\"" + node.text + '"';
      case Kind::prefix: return node.text + '*';
      case Kind::fuzzy: return node.text + '~';
      case Kind::exact: return '=' + quoted(node.text);
      case Kind::name: return std::string(name_of(node.field)) + (node.whole ? ":=" : ":") + quoted(node.text);
      case Kind::topic: return std::string(name_of(FieldName::topic)) + ':' + quoted(node.text);
      case Kind::date: return "date:" + (node.from == node.to ? node.from : node.from + ".." + node.to);
      case Kind::field: return field(node);
      case Kind::near:
        return print(node.parts[0], Level::near) + " PRÈS/" + std::to_string(node.distance) + ' ' +
               print(node.parts[1], Level::atom);
      case Kind::bag: return bag(node);
      case Kind::all: return all(node);
      case Kind::any: return any(node);
    }
    return {};
  }

  /// Behind the colon stands a leaf of words, or parentheses.
  std::string field(const Node& node) const {
    const auto& part = node.parts.front();
    const auto name = std::string(name_of(node.field)) + ':';
    const bool direct =
        part.parts.empty() && part.kind != Kind::name && part.kind != Kind::date && part.kind != Kind::topic;
    if (direct || part.weight != 1) return name + print(part, Level::atom);
    return name + '(' + body(part) + ')';
  }

  std::string bag(const Node& node) const {
    std::string text;
    bool after_words = false;
    for (const auto& part : node.parts) {
      if (!text.empty()) text += ' ';
      const std::string sign = part.occur == Occur::excluded                                             ? "-"
                               : part.occur == Occur::required && default_occur(part) == Occur::optional ? "+"
                                                                                                         : "";
      text += sign;
      const bool bare = part.kind == Kind::words && part.weight == 1 && part.occur == Occur::optional;
      // Words behind words would be read as one leaf; only topics and translations have them.
      if (bare) text += after_words ? '(' + part.text + ')' : part.text;
      else if (const auto printed = print(part, Level::near); sign.empty() || starts_operand(printed)) text += printed;
      else text += '(' + printed + ')';
      after_words = bare;
    }
    return text;
  }

  std::string all(const Node& node) const {
    std::string text;
    for (const auto& part : node.parts) {
      if (part.occur == Occur::excluded) text += text.empty() ? "SAUF " : " SAUF ";
      else if (!text.empty()) text += " ET ";
      text += print(part, Level::bag);
    }
    return text;
  }

  std::string any(const Node& node) const {
    std::string text;
    for (const auto& part : node.parts) text += (text.empty() ? "" : " OU ") + print(part, Level::all);
    return text;
  }
};

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::words: return "words";
    case Kind::word: return "word";
    case Kind::phrase: return "phrase";
    case Kind::loose: return "loose";
    case Kind::prefix: return "prefix";
    case Kind::fuzzy: return "fuzzy";
    case Kind::exact: return "exact";
    case Kind::name: return "name";
    case Kind::date: return "date";
    case Kind::topic: return "topic";
    case Kind::field: return "field";
    case Kind::near: return "near";
    case Kind::bag: return "bag";
    case Kind::all: return "all";
    case Kind::any: return "any";
  }
  return "";
}

/// The English names, without accents, as programs want them.
const char* json_name_of(FieldName field) {
  switch (field) {
    case FieldName::none: return "";
    case FieldName::title: return "title";
    case FieldName::question: return "question";
    case FieldName::answer: return "answer";
    case FieldName::author: return "author";
    case FieldName::speaker: return "speaker";
    case FieldName::tag: return "tag";
    case FieldName::language: return "language";
    case FieldName::post: return "post";
    case FieldName::site: return "site";
    case FieldName::kind: return "kind";
    case FieldName::date: return "date";
    case FieldName::since: return "since";
    case FieldName::topic: return "topic";
  }
  return "";
}

}  // namespace

const char* name_of(Occur occur) {
  switch (occur) {
    case Occur::optional: return "optional";
    case Occur::required: return "required";
    case Occur::filter: return "filter";
    case Occur::excluded: return "excluded";
  }
  return "";
}

std::string to_text(const Query& query) { return Printer().print(query.root, Level::any); }

Json to_json(const Node& node) {
  Json json;
  json["kind"] = name_of(node.kind);
  if (node.occur != Occur::optional) json["occur"] = name_of(node.occur);
  if (node.field != FieldName::none) json["field"] = json_name_of(node.field);
  if (!node.text.empty()) json["text"] = node.text;
  if (!node.from.empty()) json["from"] = node.from;
  if (!node.to.empty()) json["to"] = node.to;
  if (node.whole) json["whole"] = true;
  if (node.distance != 0) json["distance"] = node.distance;
  if (node.weight != 1) json["weight"] = node.weight;
  if (!node.parts.empty()) {
    auto parts = Json::array();
    for (const auto& part : node.parts) parts.push_back(to_json(part));
    json["parts"] = parts;
  }
  return json;
}

}  // namespace propos
