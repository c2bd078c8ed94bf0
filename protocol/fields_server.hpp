#pragma once
// The members of every server message. Inside protocol/ only; any thread.

#include "protocol/fields_desk.hpp"
#include "protocol/fields_view.hpp"
