#include <cstdio>
#include <exception>
#include <iostream>
#include <new>

#include "common/error.hpp"
#include "query/print/print.hpp"
#include "query/program/query_options.hpp"
#include "query/program/query_run.hpp"

int main(int argc, char** argv) {
  bool json = propos::asks_for_json(argc, argv);
  const auto tell = [&](const propos::Error& e, const char* message) {
    if (json) propos::print_error(std::cout, e);
    std::cout.flush();
    std::fprintf(stderr, "propos-query: %s\n", message);
  };
  try {
    int status = -1;
    const auto options = propos::parse_query_options(argc, argv, status);
    if (status >= 0) return status;
    json = propos::is_json(options.format);
    return propos::run_query(options);
  } catch (const propos::Error& e) {
    tell(e, e.what());
  } catch (const std::bad_alloc&) {
    tell({propos::ErrorKind::too_big, "out of memory"}, "out of memory");
  } catch (const std::exception& e) {
    const propos::Error error(propos::ErrorKind::internal,
                              std::string("internal error, please report it: ") + e.what());
    tell(error, error.what());
  }
  return 2;
}
