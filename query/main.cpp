#include <cstdio>
#include <exception>
#include <new>

#include "common/error.hpp"
#include "query/options.hpp"
#include "query/run.hpp"

int main(int argc, char** argv) {
  try {
    int status = -1;
    const auto options = propos::parse_query_options(argc, argv, status);
    return status >= 0 ? status : propos::run_query(options);
  } catch (const propos::Error& e) {
    std::fprintf(stderr, "propos-query: %s\n", e.what());
  } catch (const std::bad_alloc&) {
    std::fputs("propos-query: out of memory\n", stderr);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "propos-query: internal error, please report it: %s\n", e.what());
  }
  return 2;
}
