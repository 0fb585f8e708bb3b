#include "tests/support/page_names.hpp"

#include <algorithm>
#include <iterator>
#include <regex>
#include <sstream>

#include "tests/support/examples.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/test_files.hpp"

namespace propos::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> matches_of(const std::string& text, const std::regex& pattern, std::size_t group = 1) {
  std::vector<std::string> all;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern); match != std::sregex_iterator(); ++match)
    all.push_back((*match)[group]);
  return all;
}

/// The folders and files below `folder` but hidden ones and what npm fetches.
std::vector<fs::path> everything_below(const fs::path& folder) {
  std::vector<fs::path> all;
  for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
    const auto name = it->path().filename().string();
    if (name.starts_with('.') || name == "node_modules") it.disable_recursion_pending();
    else all.push_back(it->path());
  }
  return all;
}

/// Options of a program or of one of its commands, with those of the commands below it, from its help.
std::set<std::string> read_help(const fs::path& program, const std::vector<std::string>& commands, KnownNames& known) {
  static const std::regex option("--[a-z][a-z-]*");
  auto arguments = commands;
  arguments.emplace_back("--help");
  const auto help = run(program, arguments);
  std::set<std::string> options;
  if (help.status != 0) return options;  // a command that hands its arguments on
  bool lists_commands = false;
  for (const auto& line : lines_of(help.out)) {
    const auto column = line.substr(0, line.find("  ", 2));
    if (!line.starts_with(' ')) lists_commands = line == "Subcommands:";
    else if (line.starts_with("  -"))
      options.merge([&] {
        const auto names = matches_of(column, option, 0);
        return std::set<std::string>(names.begin(), names.end());
      }());
    else if (lists_commands && line[2] != ' ') {
      auto below = commands;
      below.push_back(column.substr(2));
      options.merge(read_help(program, below, known));
    }
  }
  auto name = program.filename().string();
  for (const auto& command : commands) name += ' ' + command;
  known.options[name] = options;
  return options;
}

/// The test cases of the tree, from their sources. The programs that hold them need not be built.
void read_tests(const ProjectTree& tree, KnownNames& known) {
  static const std::regex test_case(R"re(TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"\s*,\s*"([^"]*)")re");
  static const std::regex tag("\\[[^\\]]*\\]");
  for (const auto& file : tree.files) {
    const auto folder = file.parent_path().filename().string();
    if (!file.filename().string().ends_with("_test.cpp")) continue;
    const auto source = content_of(file);
    for (auto name : matches_of(source, test_case)) {
      name.erase(std::remove(name.begin(), name.end(), '\\'), name.end());
      known.tests.insert((folder == "fuzz" ? "unit" : folder) + ":" + name);
    }
    for (const auto& tags : matches_of(source, test_case, 2))
      for (const auto& one : matches_of(tags, tag, 0)) known.tags.insert(one);
  }
}

/// Pieces of code of a page: spans in the text, and lines of fenced blocks.
struct Code {
  std::string text;
  bool fenced = false;
};

std::vector<Code> code_of(const std::string& page) {
  static const std::regex span("(`+)(.+?)\\1(?!`)");
  std::vector<Code> all;
  std::string prose;
  bool fenced = false;
  for (const auto& line : lines_of(page)) {
    if (line.starts_with("```")) fenced = !fenced;
    else if (!fenced) prose += line + (line.empty() ? '\n' : ' ');
    else if (!all.empty() && all.back().fenced && all.back().text.ends_with('\\')) {
      all.back().text.pop_back();
      all.back().text += line;
    } else all.push_back({line, true});
    if (!fenced && line.starts_with('|')) prose += '\n';  // a span does not reach over the end of a row
  }
  for (const auto& text : matches_of(prose, span, 2)) all.push_back({text, false});
  return all;
}

std::vector<std::string> words_of(const std::string& code) {
  std::istringstream in(code);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// Looks for what a page names and is not there.
class PageCheck {
 public:
  PageCheck(const ProjectTree& tree, const KnownNames& known, fs::path page)
      : tree_(tree), known_(known), page_(std::move(page)), folder_(page_.parent_path()) {}

  std::vector<std::string> problems() {
    const auto text = content_of(page_);
    check_links(text);
    for (const auto& code : code_of(text)) {
      for (const auto& word : words_of(code.text)) check_path(word, code.fenced);
      check_tests(code.text);
      check_commands(code.text);
    }
    return std::move(problems_);
  }

 private:
  void missing(const std::string& what, const std::string& name) { problems_.push_back(what + ' ' + name); }

  void check_links(const std::string& text) {
    static const std::regex link("\\]\\(([^)\\s]+)\\)");
    for (const auto& target : matches_of(text, link)) {
      if (target.find("://") != std::string::npos) continue;
      const auto hash = std::min(target.find('#'), target.size());
      const auto path = hash == 0 ? page_ : folder_ / target.substr(0, hash);
      if (!fs::exists(path)) missing("link", target);
      else if (hash < target.size()) {
        const auto anchors = anchors_of(content_of(path));
        if (std::find(anchors.begin(), anchors.end(), target.substr(hash + 1)) == anchors.end())
          missing("anchor", target);
      }
    }
  }

  void check_path(std::string word, bool fenced) {
    static const std::regex plain("(?:\\.\\./)*[A-Za-z0-9_][A-Za-z0-9_./-]*");
    static const std::regex source(".*[A-Za-z0-9_]\\.(?:hpp|cpp|md|py|sh|mjs|java|in)");
    if (!std::regex_match(word, plain)) return;
    const auto first = word.substr(0, word.find('/'));
    const bool of_project = word.find('/') != std::string::npos && tree_.folders.contains(first);
    const bool is_file = std::regex_match(word, source);
    const bool is_folder = !fenced && word.ends_with('/');
    if (!of_project && !is_file && !is_folder && !word.starts_with("../")) return;
    const auto beside = (folder_ / word).lexically_normal();
    if (word.starts_with("../") && !beside.string().starts_with(tree_.root.string())) return;  // out of the project
    if (fs::exists(beside) || fs::exists(tree_.root / word)) return;
    if (word.find('/') == std::string::npos && tree_.has_below(folder_, word)) return;
    missing("path", word);
  }

  void check_commands(const std::string& code) {
    if (code.starts_with("--")) return check_options(own_program(), words_of(code));
    static const std::regex between("\\s(?:\\||&&|;)\\s");
    auto line = code.substr(0, code.find(" # "));
    for (auto part = std::sregex_token_iterator(line.begin(), line.end(), between, -1);
         part != std::sregex_token_iterator(); ++part) {
      auto words = words_of(*part);
      if (!words.empty() && words.front() == "$") words.erase(words.begin());
      if (words.empty()) continue;
      const auto program = fs::path(words.front()).filename().string();
      if (known_.options.contains(program)) check_options(command_in(program, words), words);
    }
  }

  /// The program whose folder the page is in; empty in others and for bench, which speaks of all programs.
  std::string own_program() const {
    const auto page = folder_.lexically_relative(tree_.root);
    if (page.string().starts_with("query/serve")) return "propos-serve";
    const auto folder = page.begin()->string();
    return folder == "query" ? "propos-query" : folder == "indexer" ? "propos-index" : "";
  }

  /// The program with its command, where it has commands.
  std::string command_in(const std::string& program, const std::vector<std::string>& words) {
    if (program != "propos-bench" || words.size() < 2 || words[1].starts_with('-')) return program;
    static const std::regex name("[a-z]+");
    if (!std::regex_match(words[1], name)) return program;
    const auto command = program + ' ' + words[1];
    if (known_.options.contains(command)) return command;
    missing("command", command);
    return program;
  }

  /// Checks the long options among the words; without a program, any program may have them.
  void check_options(const std::string& program, const std::vector<std::string>& words) {
    static const std::regex option("--[a-z][a-z-]*");
    for (const auto& word : words) {
      std::smatch name;
      if (!std::regex_search(word, name, option, std::regex_constants::match_continuous)) continue;
      const auto has = [&](const auto& row) {
        return (program.empty() || row.first == program) && row.second.contains(name.str());
      };
      if (std::none_of(known_.options.begin(), known_.options.end(), has))
        missing("option", program.empty() ? name.str() : program + ' ' + name.str());
    }
  }

  void check_tests(const std::string& code) {
    static const std::regex lone_tag("\\[[a-z_]+\\]");
    static const std::regex quoted("'([^']*)'");
    static const std::regex runner("propos-(unit|cli|fault)-tests ");
    static const std::regex ctest_name("(?:unit|cli|faults):.*");
    if (std::regex_match(code, lone_tag) && !known_.tags.contains(code)) missing("tag", code);
    if (std::regex_match(code, ctest_name)) check_test(code);
    std::smatch program;
    if (std::regex_search(code, program, runner))
      for (const auto& argument : matches_of(code, quoted)) {
        if (!argument.starts_with('['))
          check_test((program[1] == "fault" ? "faults" : program[1].str()) + ":" + argument);
        else if (!known_.tags.contains(argument)) missing("tag", argument);
      }
    else if (code.starts_with("ctest "))
      for (const auto& argument : matches_of(code, quoted)) check_test(argument + '*');
  }

  /// A test's name; a star at its end stands for anything.
  void check_test(const std::string& name) {
    const bool open = name.ends_with('*');
    const auto wanted = name.substr(0, name.size() - (open ? 1 : 0));
    if (std::none_of(known_.tests.begin(), known_.tests.end(),
                     [&](const std::string& test) { return open ? test.starts_with(wanted) : test == wanted; }))
      missing("test", name);
  }

  const ProjectTree& tree_;
  const KnownNames& known_;
  fs::path page_;
  fs::path folder_;
  std::vector<std::string> problems_;
};

}  // namespace

ProjectTree::ProjectTree(const fs::path& directory) : root(directory) {
  for (const auto& entry : fs::directory_iterator(root)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
    if (!entry.is_directory() || !fs::exists(entry.path() / "README.md")) continue;
    folders.insert(entry.path().filename().string());
    for (const auto& below : everything_below(entry.path()))
      if (fs::is_regular_file(below)) files.push_back(below);
  }
}

std::vector<fs::path> ProjectTree::pages() const {
  std::vector<fs::path> all;
  std::copy_if(files.begin(), files.end(), std::back_inserter(all),
               [](const fs::path& file) { return file.extension() == ".md"; });
  std::sort(all.begin(), all.end());
  return all;
}

bool ProjectTree::has_below(const fs::path& folder, const std::string& name) const {
  return std::any_of(files.begin(), files.end(), [&](const fs::path& file) {
    return file.filename() == name && file.string().starts_with(folder.string());
  });
}

KnownNames known_names(const ProjectTree& tree) {
  KnownNames known;
  for (const auto& program : {index_program(), query_program(), serve_program(), bench_program()})
    read_help(program, {}, known);
  read_tests(tree, known);
  return known;
}

std::vector<std::string> missing_names(const ProjectTree& tree, const KnownNames& known, const fs::path& page) {
  return PageCheck(tree, known, page).problems();
}

}  // namespace propos::testing
