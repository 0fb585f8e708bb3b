#include <cstdio>
#include <exception>
#include <new>

#include "common/error.hpp"
#include "query/serve/serve_options.hpp"
#include "query/serve/serve_run.hpp"

int main(int argc, char** argv) {
  const auto tell = [](const char* message) { std::fprintf(stderr, "propos-serve: %s\n", message); };
  try {
    int status = -1;
    const auto options = propos::serve::parse_serve_options(argc, argv, status);
    return status >= 0 ? status : propos::serve::run_server(options);
  } catch (const propos::Error& error) {
    tell(error.what());
  } catch (const std::bad_alloc&) {
    tell("out of memory");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "propos-serve: internal error, please report it: %s\n", error.what());
  }
  return 2;
}
