// The JSON Schemas of what is answered, as they were when the program was built.
#pragma once

#include <string_view>

namespace propos::serve {

/// query/answer.schema.json
std::string_view answer_schema_json();
/// query/serve/api/serve.schema.json: what the API answers beside these objects
std::string_view serve_schema_json();

}  // namespace propos::serve
