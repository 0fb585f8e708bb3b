#include "query/program/configuration.hpp"

#include <algorithm>
#include <cstdlib>

namespace propos {
namespace {

/// The option that a key of the file sets, or null.
CLI::Option* option_for(CLI::App& app, const CLI::ConfigItem& item) {
  if (!item.parents.empty()) return nullptr;
  auto* option = app.get_option_no_throw("--" + item.name);
  return option != nullptr && option->get_configurable() && !option->get_group().empty() ? option : nullptr;
}

/// Does the environment say it, or the command line something that excludes it?
bool is_overruled(const CLI::Option& option) {
  const auto variable = option.get_envname();
  const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
  if (value != nullptr && *value != '\0') return true;
  const auto& excluded = option.get_excludes();
  return std::any_of(excluded.begin(), excluded.end(), [](const auto* other) { return other->count() > 0; });
}

std::string known_keys(const CLI::App& app) {
  std::vector<std::string> keys;
  for (const auto* option : app.get_options())
    if (option->get_configurable() && !option->get_group().empty() && !option->get_lnames().empty())
      keys.push_back(option->get_lnames().front());
  std::sort(keys.begin(), keys.end());
  return CLI::detail::join(keys, ", ");
}

}  // namespace

std::vector<CLI::ConfigItem> Configuration::from_config(std::istream& input) const {
  auto found = CLI::ConfigTOML::from_config(input);
  const auto* config = app_.get_config_ptr();
  const auto file = config->count() > 0 ? config->results().front() : config->get_default_str();
  try {
    for (const auto& item : found) check(item, file);
  } catch (const Error& e) {
    problem_ = e;
    return {};
  }
  std::erase_if(found, [&](const CLI::ConfigItem& item) { return is_overruled(*option_for(app_, item)); });
  return found;
}

void Configuration::check(const CLI::ConfigItem& item, const std::string& file) const {
  auto* option = option_for(app_, item);
  if (option == nullptr)
    throw Error(ErrorKind::invalid, "unknown key \"" + item.fullname() + "\"; there are: " + known_keys(app_), file);
  const auto wrong = [&](const std::string& reason) {
    throw Error(ErrorKind::invalid, "key \"" + item.name + "\": " + reason, file);
  };
  const bool flag = option->get_items_expected_max() == 0;
  if (item.inputs.size() != 1) wrong("expected one value");
  auto value = item.inputs.front();
  if (flag && value != "true" && value != "false") wrong("expected true or false");
  if (flag) return;
  if (item.name == "limit" && value == "0")
    wrong("expected 1 or more; without hits is what one run is asked for (-n 0)");
  for (int i = 0;; ++i) {
    CLI::Validator* validator = nullptr;
    try {
      validator = option->get_validator(i);
    } catch (const CLI::OptionNotFound&) {  // behind the last one
      return;
    }
    if (const auto reason = (*validator)(value); !reason.empty()) wrong(reason);
  }
}

}  // namespace propos
