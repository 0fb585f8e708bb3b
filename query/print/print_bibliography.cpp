// biblatex entries (its manual, §2.1.1 "article" and "online", §2.2.2), CSL-JSON items (citation-style-language/schema,
// csl-data.json) and RIS records.
//
// RIS has no type for interviews that programs agree on (Zotero's translator makes personal letters of its own), so a
// record is a magazine article, `MGZN`: `AU` who speaks, `A2` who asks, `T2` the magazine. Tags and dates as in
// Research Information Systems' specification, the tags that Zotero and EndNote read where there are several.
#include <algorithm>

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

/// A particle: biblatex leaves out the space behind an apostrophe, but only behind the typewriter's.
std::string latex_particle(std::string particle) {
  if (particle.ends_with("’")) particle.replace(particle.size() - 3, 3, "'");
  return latex(particle);
}

/// A family name. Small letters in it would be read as particles.
std::string latex_family(const std::string& family) {
  bool braces = false;
  for (std::size_t at = 0; at < family.size(); at = family.find(' ', at) + 1) {
    std::size_t letter = at;
    const auto c = next_code_point(family, letter);
    braces = braces || (is_word_character(c) && !is_upper(c) && !is_digit(c));
    if (family.find(' ', at) == std::string::npos) break;
  }
  return braces ? "{" + latex(family) + "}" : latex(family);
}

/// `de La Fontaine, Jean and {du Bellay}, Joachim`; a name of one part is kept whole by braces. biblatex has one kind
/// of particle ("prefix"); whether it stays is its option useprefix.
std::string latex_names(const std::vector<PersonName>& names) {
  std::string out;
  for (const auto& name : names) {
    if (!out.empty()) out += " and ";
    const auto particle = latex_particle(with_particle(name.dropping, name.particle));
    if (name.given.empty() && particle.empty()) {
      out += "{" + latex(name.family) + "}";
      continue;
    }
    const auto family = latex_family(name.family);
    // A hyphen is no end of a word: `al-Hakim`.
    out += particle.ends_with('-') ? "{" + particle + family + "}"
           : particle.empty()      ? family
                                   : particle + " " + family;
    if (!name.given.empty()) out += ", " + latex(name.given);
  }
  return out;
}

/// True when every particle of the names stays with its family name.
bool particles_stay(const std::vector<PersonName>& names) {
  bool any = false;
  for (const auto& name : names) {
    if (!name.dropping.empty()) return false;
    any = any || !name.particle.empty();
  }
  return any;
}

void print_entry(std::ostream& out, const Reference& r, const std::string& today) {
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out << "  " << name << " = {" << value << "},\n";
  };
  out << (r.site.empty() ? "@online{" : "@article{") << r.key << ",\n";
  field("author", latex_names(r.authors));
  if (particles_stay(r.authors)) field("options", "useprefix=true");
  field("title", latex(r.title));
  field("date", plain_date(r.date));
  if (r.site.empty()) {
    field("organization", latex(r.host));
  } else {
    field("journaltitle", latex(r.site));
    field("entrysubtype", "magazine");
  }
  field("url", encoded_url(r.url));
  field("urldate", today);
  field("note", latex(r.remark));
  field("abstract", latex(r.quotation));
  field("keywords", latex(joined(r.tags, ", ")));
  if (r.language.starts_with("fr")) field("langid", "french");
  out << "}\n\n";
}

Json csl_names(const std::vector<PersonName>& names) {
  auto list = Json::array();
  for (const auto& name : names) {
    Json person;
    const auto add = [&](const char* part, const std::string& value) {
      if (!value.empty()) person[part] = value;
    };
    if (name.given.empty() && name.dropping.empty() && name.particle.empty()) {
      person["literal"] = name.family;
    } else {
      person["family"] = name.family;
      add("given", name.given);
      add("dropping-particle", name.dropping);
      add("non-dropping-particle", name.particle);
    }
    list.push_back(person);
  }
  return list;
}

Json csl_date(const std::vector<int>& parts) { return Json{{"date-parts", Json::array({parts})}}; }

Json csl_item(const Reference& r, const std::string& today) {
  Json item{{"id", r.key}, {"type", r.interview ? "interview" : "article-magazine"}, {"title", r.title}};
  if (!r.authors.empty()) item["author"] = csl_names(r.authors);
  if (!r.interviewers.empty()) item["interviewer"] = csl_names(r.interviewers);
  if (const auto parts = date_parts(r.date); !parts.empty()) item["issued"] = csl_date(parts);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) item[name] = value;
  };
  add("container-title", r.site.empty() ? r.host : r.site);
  add("URL", r.url);
  if (const auto parts = date_parts(today); !parts.empty()) item["accessed"] = csl_date(parts);
  item["abstract"] = r.quotation;
  add("note", r.remark);
  add("keyword", joined(r.tags, ", "));
  add("language", r.language);
  return item;
}

/// `La Fontaine, Jean de`; programs that read RIS find the particles again by their small letters.
std::string ris_name(const PersonName& name) {
  const auto family = with_particle(name.particle, name.family);
  if (name.given.empty() && name.dropping.empty()) return family;
  return family + ", " + (name.given.empty() || name.dropping.empty() ? "" : name.given + " ") +
         (name.dropping.empty() ? name.given : name.dropping);
}

/// `YYYY/MM/DD/`, empty between the slashes what is not known.
std::string ris_date(const std::string& iso) {
  auto date = plain_date(iso);
  if (date.empty()) return {};
  std::replace(date.begin(), date.end(), '-', '/');
  return date + std::string(4 - date_parts(iso).size(), '/');
}

void print_record(std::ostream& out, const Reference& r, const std::string& today) {
  const auto line = [&](const char* tag, const std::string& value) {
    if (!value.empty()) out << tag << "  - " << one_line(without_controls(value)) << "\r\n";
  };
  line("TY", "MGZN");
  line("ID", r.key);
  for (const auto& name : r.authors) line("AU", ris_name(name));
  for (const auto& name : r.interviewers) line("A2", ris_name(name));
  line("TI", r.title);
  line("T2", r.site.empty() ? r.host : r.site);
  line("PY", plain_date(r.date).substr(0, 4));
  line("DA", ris_date(r.date));
  line("UR", encoded_url(r.url));
  line("Y2", ris_date(today));
  line("N1", r.remark);
  line("AB", r.quotation);
  for (const auto& tag : r.tags) line("KW", tag);
  line("LA", r.language);
  out << "ER  - \r\n\r\n";
}

}  // namespace

void print_bibtex(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& reference : new_references(sheet, named)) print_entry(sheet.out, reference, sheet.options.today);
}

void begin_csl(Sheet& sheet) { sheet.out << '['; }

void print_csl(Sheet& sheet, const NamedAnswer& named) {
  bool first = sheet.cited.empty();
  for (const auto& reference : new_references(sheet, named)) {
    sheet.out << (first ? "\n" : ",\n") << dump_json_indented(csl_item(reference, sheet.options.today));
    first = false;
  }
}

void end_csl(Sheet& sheet) { sheet.out << (sheet.cited.empty() ? "]\n" : "\n]\n"); }

void print_ris(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& reference : new_references(sheet, named)) print_record(sheet.out, reference, sheet.options.today);
}

}  // namespace propos
