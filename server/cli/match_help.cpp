#include "cli/match_help.hpp"

namespace cli {

const char* const match_description = R"(Turn ratings into pairs.

Needs no server. The same input and seed give the same bytes on every machine, and
`quadrille verify` checks the result without trusting this program.

Both CSV files are UTF-8 with a header row; columns may stand in any order, and unknown ones are
ignored with a warning. What is wrong is said as FILE:LINE:FIELD, every problem at once.

people.csv, a line per person; only id is required:
  id            letters, digits, '.', '_', '-'; at most 40
  name          as in pairs.csv; the id if empty
  side          one of two labels; empty or the same for all: one pool
  capacity      how many partners at most, 1 to 20; 1 if empty
  group, manager (an id)      for the rules same_group and reporting_line
  wants, offers tags with ';' between them
  attends       0: known, but not here
  stays_seated, email, language     not used here

ratings.csv, a line per direction; two are a possible pair only when both said yes:
  rater, rated  two ids, of different sides
  accepts       1, 0, yes or no; a missing line is neither
  score         0 to 10, at most one digit after the point; empty: unknown, ranks last
  favourite     optional; 1 is the first

rules.json, with --rules; every key is optional:
  {"reporting_line": "off|direct|chain", "same_group": true, "groups_allowed": [["x","y"]],
   "never": [["a","b"]], "met_before": [["a","b"]]}
  same_group: people of one group are never paired.

Example, people.csv:
  id,name,side
  ada,Ada,senior
  cy,Cy,senior
  bo,Bo,junior
  di,Di,junior

Example, ratings.csv:
  rater,rated,accepts,score
  ada,bo,1,9
  bo,ada,1,7.5
  ada,di,1,6
  di,ada,1,8
  cy,di,no,
  di,cy,yes,5

  quadrille match --people people.csv --ratings ratings.csv --rule pairs --explain \
      --out result.json --pairs pairs.csv

pairs ada with bo. di would have liked ada too, but ada likes bo better.

Exit status: 0 done; 2 bad input, and no output file is written; 1 anything else.)";

const char* const verify_description =
    R"(Check a result against the people and ratings it was made from.

Shares with the solver only the reading of files and the building of the instance. Checks that the
result belongs to these files (their hash), that every pair is allowed and within the capacities,
stability, locks and forbids, every figure, and every certificate, which proves a bound without
trusting any search. Says what holds and what it rests on:

  proven the best by what was checked here     a certificate in the file shows it
  rests on search alone                        branch and bound found nothing better
  not proven the best; at most N               the first answer, and a bound that holds

The files are those of `quadrille match`, whose help describes them; give --rules if the result
was made with rules. Rule, seed, locks and forbids are taken from the result.

  quadrille verify --people people.csv --ratings ratings.csv result.json

Exit status: 0 everything holds; 1 something does not, each fault in a line on standard error; 2 a
file cannot be read.)";

}  // namespace cli
