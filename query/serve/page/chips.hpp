// Names with how many passages have them, as links side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/serve/api/holdings.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// A name that leads somewhere, in an item of a list.
Markup chip(const View& view, const std::string& url, const std::string& name,
            std::optional<std::uint64_t> passages = {});

/// The list around chips; `attributes` beside its class. Nothing without chips.
Markup chip_list(const Markup& chips, Attributes attributes = {});

/// All topics with their counts.
Markup topic_chips(const View& view, const std::vector<TopicCount>& topics);

/// A section with a heading around what is not empty; its id and that of its heading, `<id>-title`.
Markup titled_section(const View& view, const std::string& id, Say heading, const Markup& content);

/// A topic's label in the reader's language.
std::string label_of(const Topic& topic, Lang lang);

}  // namespace propos::serve
