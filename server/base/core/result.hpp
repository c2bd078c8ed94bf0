#pragma once
// What a function gives that may say no: a value or an error of our own kind. Pure; any thread.

#include <boost/system/result.hpp>

namespace base {

template <class T, class E>
using Result = boost::system::result<T, E>;

}  // namespace base
