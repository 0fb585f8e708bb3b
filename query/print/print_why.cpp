#include "query/print/print_why.hpp"

#include <algorithm>
#include <string>

#include "query/print/wrap.hpp"

namespace propos {
namespace {

Note role_of(Occur occur) {
  switch (occur) {
    case Occur::optional: return {};
    case Occur::required: return {"exigé", "required"};
    case Occur::filter: return {"filtre", "filter"};
    case Occur::excluded: return {"exclu", "excluded"};
  }
  return {};
}

Note verdict_on(const WhyPart& part) {
  if (part.ignored) return {"–  ", "–  "};
  return part.fulfilled ? Note{"oui", "yes"} : Note{"non", "no "};
}

/// A part that keeps the passage from being a hit, by itself.
bool fails(const WhyPart& part) {
  if (part.ignored || part.occur == Occur::optional) return false;
  return part.fulfilled == (part.occur == Occur::excluded);
}

void print_parts(std::ostream& out, const std::vector<WhyPart>& parts, const std::string& indent, Lang lang) {
  for (const auto& part : parts) {
    out << indent << verdict_on(part).in(lang) << "  " << without_controls(part.text);
    if (const auto role = role_of(part.occur).in(lang); !role.empty()) out << " (" << role << ")";
    if (const auto& note = part.note.in(lang); !note.empty())
      out << (lang == Lang::fr ? "\u00A0: " : ": ") << one_line(without_controls(note));
    out << '\n';
    print_parts(out, part.parts, indent + "  ", lang);
  }
}

/// The parts that the passage fails by.
std::string failing(const std::vector<WhyPart>& parts) {
  std::string text;
  for (const auto& part : parts)
    if (fails(part)) text += (text.empty() ? "" : ", ") + without_controls(part.text);
  return text;
}

}  // namespace

void print_why(std::ostream& out, const Why& why, Lang lang) {
  const auto id = without_controls(why.passage.id);
  const auto query = without_controls(why.query);
  const Note verdict =
      why.hit ? Note{id + " répond à «\u00A0" + query + "\u00A0»", id + " is found by “" + query + "”"}
              : Note{id + " ne répond pas à «\u00A0" + query + "\u00A0»", id + " is not found by “" + query + "”"};
  out << verdict.in(lang) << "\n\n";
  print_parts(out, why.parts, "  ", lang);
  if (why.hit) return;
  const auto parts = failing(why.parts);
  const Note reason = !why.obstacle.fr.empty() ? why.obstacle
                      : parts.empty()
                          ? Note{"aucune partie de la requête ne s’y trouve", "no part of the query stands there"}
                          : Note{"il échoue par\u00A0: " + parts, "it fails by: " + parts};
  out << '\n' << reason.in(lang) << '\n';
}

}  // namespace propos
