#include "common/site.hpp"

#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

/// The scheme's own port says nothing.
std::string_view without_port(std::string_view host, std::string_view port) {
  if (host.ends_with(port)) host.remove_suffix(port.size());
  return host;
}

}  // namespace

std::string site_named(std::string_view name) {
  auto site = lower(name);
  if (site.starts_with("www.")) site.erase(0, 4);
  if (site.size() > limits::max_site_bytes || site.find('/') != npos) return {};
  for (const char c : site)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return {};
  return site;
}

std::string host_of_link(std::string_view link) {
  const auto scheme = lower(link.substr(0, link.find("//")));
  if (scheme.size() == link.size() || (scheme != "http:" && scheme != "https:" && !scheme.empty())) return {};
  auto host = link.substr(scheme.size() + 2);
  host = host.substr(0, host.find_first_of("/?#\\"));
  if (const auto user = host.rfind('@'); user != npos) host.remove_prefix(user + 1);
  if (scheme != "https:") host = without_port(host, ":80");
  if (scheme != "http:") host = without_port(host, ":443");
  return site_named(host);
}

std::string site_of_passage(const Passage& passage) {
  return passage.host.empty() ? host_of_link(passage.url) : passage.host;
}

std::string site_key(std::string_view site, std::string_view id) {
  std::string key(site);
  key += '/';
  key += id;
  return key;
}

std::string post_key(const Passage& passage) { return site_key(site_of_passage(passage), passage.post); }

std::string passage_key(const Passage& passage) { return site_key(site_of_passage(passage), passage.id); }

std::string_view id_in_key(std::string_view key) { return key.substr(key.find('/') + 1); }

}  // namespace propos
