#include "query/print/citation.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdio>

#include "common/dates.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

using Names = std::vector<PersonName>;

/// `text` in ASCII letters and digits, everything else left out.
std::string ascii_word(std::string_view text) {
  std::string out;
  for (const char c : fold(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

/// A byline of several names each of which is one already.
Names names_of(const std::vector<std::string>& bylines) {
  Names names;
  for (const auto& byline : bylines)
    for (auto& name : names_in(byline)) names.push_back(std::move(name));
  return names;
}

std::string key_of(const Names& names, const std::string& date, const std::string& id) {
  std::string plain_id;
  bool changed = false;
  for (const char c : id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    plain_id += plain ? c : c == '#' ? '.' : '_';
    changed |= !plain && c != '#';
  }
  if (changed) {  // another id may look the same by now
    char hash[16];
    const auto* bytes = reinterpret_cast<const Bytef*>(id.data());
    std::snprintf(hash, sizeof hash, "-%08lx", ::crc32(0, bytes, static_cast<uInt>(id.size())));
    plain_id += hash;
  }
  return (names.empty() ? "propos" : ascii_word(names.front().family)) + plain_date(date).substr(0, 4) + ":" + plain_id;
}

bool is_interview(const Passage& p) { return p.kind == PassageKind::answer && !p.speaker.empty(); }

void add_new(Names& names, const Names& more) {
  for (const auto& name : more)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// Who speaks in an interview, and who asks there.
void fill_people(Reference& reference, const std::vector<const Hit*>& hits) {
  Names asking;
  for (const auto* hit : hits) {
    const auto& p = hit->passage;
    add_new(asking, interviewers_of(p));
    // The introduction of an interview is the interviewer's, but a reference to the whole names who is interviewed.
    if (is_interview(p) == reference.interview) add_new(reference.authors, authors_of(*hit));
  }
  for (const auto& name : asking)
    if (std::find(reference.authors.begin(), reference.authors.end(), name) == reference.authors.end())
      reference.interviewers.push_back(name);
}

std::string plain_names(const Names& names) {
  std::vector<std::string> out;
  for (const auto& name : names) out.push_back(full_name(name));
  return joined(out, ", ");
}

/// What the entry is, in words. `part`: the passage, where the entry is of one.
std::string remark_of(const Names& interviewers, const Passage* part, Lang lang) {
  std::string out;
  const auto add = [&](const std::string& text) {
    out += (out.empty() ? "" : lang == Lang::fr ? "\u00A0; " : "; ") + text;
  };
  if (const auto asked = plain_names(interviewers); !asked.empty())
    add((lang == Lang::fr ? "entretien mené par " : "interview by ") + asked);
  if (part == nullptr) return out;
  if (!part->question.empty()) add((lang == Lang::fr ? "réponse à " : "answer to ") + quotation(part->question));
  else if (!part->heading.empty()) add("§\u00A0" + part->heading);
  return out;
}

Reference reference_to(const std::vector<const Hit*>& hits, Cite cite, Lang lang) {
  const auto& p = hits.front()->passage;
  const bool of_post = cite == Cite::post;
  Reference reference;
  reference.key = of_post ? citation_key_of_post(p) : citation_key(*hits.front());
  reference.interview =
      std::any_of(hits.begin(), hits.end(), [](const Hit* hit) { return is_interview(hit->passage); });
  fill_people(reference, hits);
  reference.title = !p.title.empty() ? p.title : of_post ? p.post : p.id;
  reference.site = p.site;
  reference.host = host_of(p);
  reference.date = p.date;
  if (is_web_address(p.url)) reference.url = of_post ? page_of(p) : p.url;
  reference.remark = remark_of(reference.interviewers, of_post ? nullptr : &p, lang);
  for (const auto* hit : hits)
    reference.quotation += (reference.quotation.empty() ? "" : " ") + quotation(shown_snippet(*hit).text);
  reference.tags = p.tags;
  reference.language = p.language;
  return reference;
}

}  // namespace

std::vector<Reference> new_references(Sheet& sheet, const NamedAnswer& named) {
  const auto cite = sheet.options.cite;
  std::vector<std::vector<const Hit*>> groups;
  if (cite == Cite::post) groups = by_post(named.answer.hits);
  else
    for (const auto& hit : named.answer.hits) groups.push_back({&hit});
  std::vector<Reference> references;
  for (const auto& hits : groups) {
    const auto& p = hits.front()->passage;
    if (sheet.cited.insert(cite == Cite::post ? p.post : p.id).second)
      references.push_back(reference_to(hits, cite, sheet.options.lang));
  }
  return references;
}

std::vector<std::vector<const Hit*>> by_post(const std::vector<Hit>& hits) {
  std::vector<std::vector<const Hit*>> groups;
  for (const auto& hit : hits) {
    const auto same = [&](const auto& group) { return group.front()->passage.post == hit.passage.post; };
    const auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end()) groups.push_back({&hit});
    else group->push_back(&hit);
  }
  return groups;
}

std::vector<PersonName> authors_of(const Passage& passage) {
  return passage.speaker.empty() ? names_of(passage.authors) : names_in(passage.speaker);
}

std::vector<PersonName> authors_of(const Hit& hit) {
  return hit.passage.turns.empty() ? authors_of(hit.passage) : names_in(speaker_of(hit));
}

std::vector<PersonName> interviewers_of(const Passage& passage) {
  if (!is_interview(passage)) return {};
  const auto speakers = authors_of(passage);
  std::vector<PersonName> names;
  for (auto& name : names_of(passage.authors))
    if (std::find(speakers.begin(), speakers.end(), name) == speakers.end()) names.push_back(std::move(name));
  if (names.empty()) names = names_in(passage.asker);
  return names;
}

std::string citation_key(const Hit& hit) { return key_of(authors_of(hit), hit.passage.date, hit.passage.id); }

std::string citation_key_of_post(const Passage& passage) {
  return key_of(names_of(passage.authors), passage.date, passage.post);
}

std::string host_of(const Passage& passage) {
  if (!is_web_address(passage.url)) return {};
  const auto begin = passage.url.find("//") + 2;
  auto host = passage.url.substr(begin, passage.url.find_first_of("/?#:", begin) - begin);
  if (const auto user = host.find('@'); user != std::string::npos) host.erase(0, user + 1);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string site_of(const Passage& passage) { return passage.site.empty() ? host_of(passage) : passage.site; }

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string encoded_url(std::string_view url, std::string_view also) {
  std::string out;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
        std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos && also.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    char code[8];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
    out += code;
  }
  return out;
}

std::string quotation(const std::string& text) { return "«\u00A0" + one_line(text) + "\u00A0»"; }

}  // namespace propos
