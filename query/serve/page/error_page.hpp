// What went wrong, told to a person: each type of problem has a page, and a browser gets problems as pages.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "query/serve/http/request.hpp"
#include "query/serve/http/response.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// A type of problem (RFC 9457), whose address is `/errors/<name>`.
struct ProblemType {
  std::string_view name;
  int status;
  Say title;
  Say advice;  ///< what it means and what can be done
};

/// All types that this program answers with.
std::span<const ProblemType> problem_types();
/// The type of this name, or null.
const ProblemType* problem_type_named(std::string_view name);

/// The page of a type. `detail`: what is wrong with this very request; may be empty.
std::string error_page(const View& view, const ProblemType& type, std::string_view detail);

/// All types with their pages.
std::string errors_page(const View& view);

/// A problem object as a page, where the client would rather have HTML; any other answer as it is. Any thread.
Response dressed(Response problem, const Request& request);

}  // namespace propos::serve
