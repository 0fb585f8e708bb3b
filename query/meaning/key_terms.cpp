#include "query/meaning/key_terms.hpp"

#include <algorithm>

#include "common/schema.hpp"
#include "common/site.hpp"

namespace propos {

std::vector<std::string> key_terms(std::string_view prefix, const std::string& id, const Xapian::Database& database) {
  std::vector<std::string> terms;
  const auto add = [&](const std::string& key) {
    auto term = boolean_term(prefix, key);
    if (database.term_exists(term) && std::find(terms.begin(), terms.end(), term) == terms.end())
      terms.push_back(std::move(term));
  };
  for (const auto& site : sites_with(prefix, database)) add(site_key(site, id));
  if (const auto slash = id.find('/'); slash != std::string::npos)
    add(site_key(site_named(id.substr(0, slash)), id.substr(slash + 1)));
  return terms;
}

std::vector<std::string> sites_with(std::string_view prefix, const Xapian::Database& database) {
  std::vector<std::string> sites;
  const std::string all(prefix);
  const auto end = database.allterms_end(all);
  for (auto it = database.allterms_begin(all); it != end;) {
    const auto term = *it;
    const auto slash = term.find('/', prefix.size());
    sites.push_back(term.substr(prefix.size(), slash - prefix.size()));
    it.skip_to(term.substr(0, slash) + static_cast<char>('/' + 1));  // the next site
  }
  return sites;
}

}  // namespace propos
