// biblatex entries (its manual, §2.1.1 "online", §2.2.2) and CSL-JSON items (citation-style-language/schema,
// csl-data.json).
#include "common/dates.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "query/print/citation.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

/// Text for a BibTeX field: LaTeX's own characters as commands. Braces too, because the reader counts them
/// even where they are escaped.
std::string latex(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '{': out += "\\textbraceleft{}"; break;
      case '}': out += "\\textbraceright{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  }
  return out;
}

/// `Last, First and {de la} Last, First`; a name of one word is kept whole by braces.
std::string latex_names(const std::vector<PersonName>& names) {
  std::string out;
  for (const auto& name : names) {
    if (!out.empty()) out += " and ";
    if (name.given.empty()) out += "{" + latex(name.family) + "}";
    else
      out += (name.particle.empty() ? "" : latex(name.particle) + " ") + latex(name.family) + ", " + latex(name.given);
  }
  return out;
}

std::string plain_names(const std::vector<PersonName>& names) {
  std::vector<std::string> out;
  for (const auto& name : names) out.push_back(full_name(name));
  return joined(out, ", ");
}

/// What the entry is, in words: `entretien mené par A ; réponse à « … »`.
std::string remark(const Passage& p, Lang lang) {
  std::string out;
  const auto add = [&](const std::string& part) {
    out += (out.empty() ? "" : lang == Lang::fr ? "\u00A0; " : "; ") + part;
  };
  if (const auto asked = plain_names(interviewers_of(p)); !asked.empty())
    add((lang == Lang::fr ? "entretien mené par " : "interview by ") + asked);
  if (!p.question.empty()) add((lang == Lang::fr ? "réponse à " : "answer to ") + quotation(p.question));
  else if (!p.heading.empty()) add("§\u00A0" + p.heading);
  return out;
}

void print_entry(std::ostream& out, const Hit& hit, Lang lang, const std::string& key) {
  const auto& p = hit.passage;
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out << "  " << name << " = {" << value << "},\n";
  };
  out << "@online{" << key << ",\n";
  field("author", latex_names(authors_of(p)));
  field("title", latex(p.title.empty() ? p.id : p.title));
  field("date", plain_date(p.date));
  field("organization", latex(site_of(p)));
  if (is_web_address(p.url)) field("url", encoded_url(p.url));
  field("note", latex(remark(p, lang)));
  field("abstract", latex(quotation(shown_snippet(hit).text)));
  field("keywords", latex(joined(p.tags, ", ")));
  if (p.language.starts_with("fr")) field("langid", "french");
  out << "}\n\n";
}

Json csl_names(const std::vector<PersonName>& names) {
  auto list = Json::array();
  for (const auto& name : names) {
    Json person;
    if (name.given.empty()) {
      person["literal"] = name.family;
    } else {
      person["family"] = name.family;
      person["given"] = name.given;
      if (!name.particle.empty())
        person[lower(name.particle).starts_with("de") ? "dropping-particle" : "non-dropping-particle"] = name.particle;
    }
    list.push_back(person);
  }
  return list;
}

Json csl_item(const Hit& hit, Lang lang, const std::string& key) {
  const auto& p = hit.passage;
  const bool interview = p.kind == PassageKind::answer && !p.speaker.empty();
  Json item{
      {"id", key}, {"type", interview ? "interview" : "article-magazine"}, {"title", p.title.empty() ? p.id : p.title}};
  if (const auto authors = authors_of(p); !authors.empty()) item["author"] = csl_names(authors);
  if (const auto names = interviewers_of(p); !names.empty()) item["interviewer"] = csl_names(names);
  if (const auto parts = date_parts(p.date); !parts.empty())
    item["issued"] = Json{{"date-parts", Json::array({parts})}};
  if (const auto site = site_of(p); !site.empty()) item["container-title"] = site;
  if (is_web_address(p.url)) item["URL"] = p.url;
  item["abstract"] = quotation(shown_snippet(hit).text);
  if (const auto note = remark(p, lang); !note.empty()) item["note"] = note;
  if (!p.tags.empty()) item["keyword"] = joined(p.tags, ", ");
  if (!p.language.empty()) item["language"] = p.language;
  return item;
}

}  // namespace

void print_bibtex(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& hit : named.answer.hits)
    if (const auto key = citation_key(hit.passage); sheet.cited.insert(key).second)
      print_entry(sheet.out, hit, sheet.options.lang, key);
}

void begin_csl(Sheet& sheet) { sheet.out << '['; }

void print_csl(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& hit : named.answer.hits) {
    const auto key = citation_key(hit.passage);
    const bool first = sheet.cited.empty();
    if (!sheet.cited.insert(key).second) continue;
    sheet.out << (first ? "\n" : ",\n") << dump_json_indented(csl_item(hit, sheet.options.lang, key));
  }
}

void end_csl(Sheet& sheet) { sheet.out << (sheet.cited.empty() ? "]\n" : "\n]\n"); }

}  // namespace propos
