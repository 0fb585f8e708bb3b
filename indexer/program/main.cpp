#include <cstdio>
#include <exception>
#include <new>

#include "common/error.hpp"
#include "indexer/program/index_options.hpp"
#include "indexer/program/index_run.hpp"

int main(int argc, char** argv) {
  try {
    int status = -1;
    const auto options = propos::parse_index_options(argc, argv, status);
    return status >= 0 ? status : propos::run_index(options);
  } catch (const propos::Error& e) {
    std::fprintf(stderr, "propos-index: %s\n", e.what());
  } catch (const std::bad_alloc&) {
    std::fputs("propos-index: out of memory; the index is as it was\n", stderr);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "propos-index: internal error, please report it: %s\n", e.what());
  }
  return 2;
}
