#include "query/program/dialogue.hpp"

#include <histedit.h>
#include <poll.h>
#include <unistd.h>

#include <sys/stat.h>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cwchar>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "query/program/conversation.hpp"
#include "query/program/terminal.hpp"
#include "query/program/xdg.hpp"

namespace propos {
namespace {

constexpr int remembered_lines = 1000;

volatile std::sig_atomic_t interrupted = 0;

char* prompt(EditLine*) {
  static char text[] = "propos> ";
  return text;
}

/// Waits for a byte of standard input. False after Ctrl-C, whenever it came: the signal is held back but while waiting,
/// so that none falls between looking for it and waiting.
bool wait_for_input() {
  sigset_t interrupt;
  sigset_t before;
  ::sigemptyset(&interrupt);
  ::sigaddset(&interrupt, SIGINT);
  ::sigprocmask(SIG_BLOCK, &interrupt, &before);
  pollfd input{STDIN_FILENO, POLLIN, 0};
  while (interrupted == 0 && ::ppoll(&input, 1, nullptr, &before) < 0 && errno == EINTR) {
  }
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  return interrupted == 0;
}

/// Reads one character. libedit's own reader goes on after a signal; this one ends the line, so that Ctrl-C drops
/// it.
int read_character(EditLine*, wchar_t* character) {
  std::mbstate_t state{};
  for (;;) {
    if (!wait_for_input()) return -1;
    char byte = 0;
    const auto n = ::read(STDIN_FILENO, &byte, 1);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return static_cast<int>(n);
    // libedit shows its prompt before it leaves the canonical mode, in which the terminal makes a NUL of Ctrl-D.
    if (byte == '\0') byte = '\x04';
    const auto used = std::mbrtowc(character, &byte, 1, &state);
    if (used == static_cast<std::size_t>(-2)) continue;  // in the middle of a character
    if (used == static_cast<std::size_t>(-1)) *character = L'?';
    return 1;
  }
}

/// Where lines are remembered; empty when there is no place. Others may not read what was searched for.
std::filesystem::path history_file() {
  const auto state = xdg_directory("XDG_STATE_HOME", ".local/state");
  if (state.empty()) return {};
  std::error_code failed;
  std::filesystem::create_directories(state / "propos", failed);
  if (failed) return {};
  return state / "propos" / "history";
}

/// libedit with its history, opened and closed.
class LineEditor {
 public:
  LineEditor()
      : file_(history_file()),
        history_(::history_init(), ::history_end),
        editor_(::el_init("propos-query", stdin, stdout, stderr), ::el_end) {
    ::history(history_.get(), &event_, H_SETSIZE, remembered_lines);
    ::history(history_.get(), &event_, H_SETUNIQUE, 1);
    if (!file_.empty()) ::history(history_.get(), &event_, H_LOAD, file_.c_str());
    ::el_set(editor_.get(), EL_EDITOR, "emacs");
    ::el_set(editor_.get(), EL_HIST, ::history, history_.get());
    ::el_set(editor_.get(), EL_PROMPT, prompt);
    ::el_set(editor_.get(), EL_GETCFN, read_character);
    ::el_set(editor_.get(), EL_BIND, "^R", "em-inc-search-prev", nullptr);
    ::el_source(editor_.get(), nullptr);
  }

  ~LineEditor() {
    if (file_.empty()) return;
    const auto mask = ::umask(077);
    ::history(history_.get(), &event_, H_SAVE, file_.c_str());
    ::umask(mask);
  }

  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// The next line; none at the end of input. A line that Ctrl-C dropped is empty.
  std::optional<std::string> read() {
    interrupted = 0;
    int count = 0;
    const char* line = ::el_gets(editor_.get(), &count);
    if (line == nullptr || count <= 0) {
      std::cout << '\n' << std::flush;
      if (interrupted == 0) return std::nullopt;
      ::el_reset(editor_.get());
      return std::string();
    }
    std::string text(line, static_cast<std::size_t>(count));
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    if (!text.empty()) ::history(history_.get(), &event_, H_ENTER, text.c_str());
    return text;
  }

 private:
  std::filesystem::path file_;
  std::unique_ptr<History, decltype(&::history_end)> history_;
  std::unique_ptr<EditLine, decltype(&::el_end)> editor_;
  HistEvent event_{};
};

/// Ctrl-C interrupts reading instead of ending the program.
void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  ::sigaction(SIGINT, &action, nullptr);
}

}  // namespace

int run_dialogue(const QueryOptions& options) {
  if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
  Conversation conversation(options);
  const Note hello{"Propos : une requête, ou :help", "Propos: a query, or :help"};
  std::cout << hello.in(options.lang) << '\n' << std::flush;
  catch_interrupts();
  LineEditor editor;
  while (const auto line = editor.read()) {
    const auto reply = conversation.say(*line);
    if (reply.end) break;
    show(reply.text, options.pager);
    if (!reply.open.empty() && !open_in_browser(reply.open)) {
      const Note failed{"xdg-open n’a pas pu l’ouvrir", "xdg-open could not open it"};
      std::cout << failed.in(options.lang) << '\n' << std::flush;
    }
  }
  return 0;
}

}  // namespace propos
