#include "seating/lemon_matching.hpp"

#include <lemon/matching.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace seating {
namespace {

using Digraph = lemon::SmartDigraph;
using Graph = lemon::SmartGraph;
using Weights = Graph::EdgeMap<std::int64_t>;

Digraph::Node one_way(Digraph& graph, std::vector<Digraph::Node>& nodes, std::uint32_t person,
                      bool& fresh) {
    fresh = nodes[person] == lemon::INVALID;
    if (fresh) {
        nodes[person] = graph.addNode();
    }
    return nodes[person];
}

std::vector<Graph::Node> add_people(Graph& graph, std::size_t nodes,
                                    const std::vector<WeightedEdge>& edges) {
    std::vector<Graph::Node> people(nodes, lemon::INVALID);
    for (const WeightedEdge& edge : edges) {
        for (const std::uint32_t person : {edge.a, edge.b}) {
            if (people[person] == lemon::INVALID) {
                people[person] = graph.addNode();
            }
        }
    }
    return people;
}

std::vector<Graph::Edge> add_edges(Graph& graph, const std::vector<Graph::Node>& people,
                                   const std::vector<WeightedEdge>& edges) {
    std::vector<Graph::Edge> added;
    added.reserve(edges.size());
    for (const WeightedEdge& edge : edges) {
        added.push_back(graph.addEdge(people[edge.a], people[edge.b]));
    }
    return added;
}

// With exactly `pairs` edges: everyone else is matched with one of as many dummies as are left
// over.
std::vector<std::size_t> best_of_size(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                      std::size_t pairs) {
    Graph graph;
    const std::vector<Graph::Node> people = add_people(graph, nodes, edges);
    const std::vector<Graph::Edge> added = add_edges(graph, people, edges);
    const auto active = static_cast<std::size_t>(lemon::countNodes(graph));
    std::vector<Graph::Edge> to_dummies;
    for (std::size_t dummy = 2 * pairs; dummy < active; ++dummy) {
        const Graph::Node node = graph.addNode();
        for (const Graph::Node& person : people) {
            if (person != lemon::INVALID) {
                to_dummies.push_back(graph.addEdge(person, node));
            }
        }
    }
    Weights weights(graph, 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        weights[added[i]] = edges[i].weight;
    }
    lemon::MaxWeightedPerfectMatching<Graph, Weights> search(graph, weights);
    std::vector<std::size_t> chosen;
    if (!search.run()) {
        return chosen;
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (search.matching(added[i])) {
            chosen.push_back(i);
        }
    }
    return chosen;
}

}  // namespace

std::vector<std::size_t> best_assignment(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                         std::size_t pairs_max) {
    Digraph graph;
    const Digraph::Node source = graph.addNode();
    const Digraph::Node sink = graph.addNode();
    std::vector<Digraph::Node> people(nodes, lemon::INVALID);
    std::vector<Digraph::Arc> added;
    for (const WeightedEdge& edge : edges) {
        bool fresh = false;
        const Digraph::Node a = one_way(graph, people, edge.a, fresh);
        if (fresh) {
            graph.addArc(source, a);
        }
        const Digraph::Node b = one_way(graph, people, edge.b, fresh);
        if (fresh) {
            graph.addArc(b, sink);
        }
        added.push_back(graph.addArc(a, b));
    }
    const Digraph::Arc back = graph.addArc(sink, source);
    Digraph::ArcMap<std::int64_t> upper(graph, 1);
    Digraph::ArcMap<std::int64_t> cost(graph, 0);
    upper[back] = static_cast<std::int64_t>(pairs_max);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        cost[added[i]] = -edges[i].weight;
    }
    lemon::NetworkSimplex<Digraph, std::int64_t, std::int64_t> search(graph);
    search.upperMap(upper).costMap(cost).run();
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (search.flow(added[i]) > 0) {
            chosen.push_back(i);
        }
    }
    return chosen;
}

std::vector<std::size_t> best_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                       std::size_t pairs_max) {
    Graph graph;
    const std::vector<Graph::Node> people = add_people(graph, nodes, edges);
    const std::vector<Graph::Edge> added = add_edges(graph, people, edges);
    Weights weights(graph, 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        weights[added[i]] = edges[i].weight;
    }
    lemon::MaxWeightedMatching<Graph, Weights> search(graph, weights);
    search.run();
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (search.matching(added[i])) {
            chosen.push_back(i);
        }
    }
    return chosen.size() <= pairs_max ? chosen : best_of_size(nodes, edges, pairs_max);
}

}  // namespace seating
