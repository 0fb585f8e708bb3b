// Who speaks: names of people in introductions and titles.
#pragma once

#include <string>
#include <vector>

namespace propos {

/// Names of people in `text`, in order, each once: two to five capitalised words (`Anne de La Tour`) that do not name
/// an institution or a place.
std::vector<std::string> names_in(const std::string& text);

/// The person who is interviewed: of the names in the introduction the one that also stands in the title, or is
/// presented ("X est…", "X, économiste,…", "avec X"), and is no author of the post. Empty when nobody stands out.
std::string interviewee(const std::string& title, const std::string& introduction,
                        const std::vector<std::string>& authors);

}  // namespace propos
