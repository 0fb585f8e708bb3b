#include "query/serve/page/chips.hpp"

#include <utility>

namespace propos::serve {

Markup chip(const View& view, const std::string& url, const std::string& name, std::optional<std::uint64_t> passages) {
  auto content = element("span", {{"class", "name"}}, text(name));
  if (passages) content += text(" ") + element("span", {{"class", "count"}}, text(number(*passages, view.lang)));
  return element("li", link(url, content, {{"class", "chip"}}));
}

Markup chip_list(const Markup& chips, Attributes attributes) {
  if (chips.empty()) return {};
  attributes.insert(attributes.begin(), {"class", "chips"});
  return element("ul", attributes, chips);
}

Markup topic_chips(const View& view, const std::vector<TopicCount>& topics) {
  Markup items;
  for (const auto& [topic, passages] : topics)
    items += chip(view, view.to_topic(topic->id), label_of(*topic, view.lang), passages);
  return chip_list(items);
}

Markup titled_section(const View& view, const std::string& id, Say heading, const Markup& content) {
  if (content.empty()) return {};
  const auto title = id + "-title";
  return element("section", {{"id", id}, {"aria-labelledby", title}},
                 element("h2", {{"id", title}}, view.words(heading)) + content);
}

std::string label_of(const Topic& topic, Lang lang) {
  const auto& label = lang == Lang::fr ? topic.label_fr : topic.label_en;
  if (!label.empty()) return label;
  return topic.label_fr.empty() ? topic.id : topic.label_fr;
}

}  // namespace propos::serve
