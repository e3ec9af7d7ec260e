import type { Random } from '../../random.ts'
import type { DivisionGraph } from '../graph/division-graph.ts'

/** Trees over regions of one graph, in memory that is used again for every tree. */
export interface TreeScratch {
  /** The region's nodes in the order they joined the tree: a parent before its children. */
  order: Int32Array
  /** Place in `order` of the node's parent, by the node's own place; −1 for the root. */
  parentAt: Int32Array
  depthAt: Int32Array
  /** Place in `order` of a node of the region; meaningless for others. */
  placeOf: Int32Array
  /** Marks the nodes of the current tree, and of the current region. */
  inTree: Int32Array
  inRegion: Int32Array
  round: number
  /** Arcs that lead out of the tree so far, and the places they start from. */
  frontier: Int32Array
  frontierFrom: Int32Array
}

/** Returns working memory for trees. */
export function createTreeScratch({ nodeCount, arcNode }: DivisionGraph): TreeScratch {
  const perNode = (): Int32Array => new Int32Array(nodeCount)
  return {
    order: perNode(),
    parentAt: perNode(),
    depthAt: perNode(),
    placeOf: perNode(),
    inTree: perNode(),
    inRegion: perNode(),
    round: 0,
    frontier: new Int32Array(arcNode.length),
    frontierFrom: new Int32Array(arcNode.length),
  }
}

/** Marks nodes as the region of the next trees. */
export function markRegion(scratch: TreeScratch, nodes: ArrayLike<number>, count = nodes.length): void {
  scratch.round++
  for (let i = 0; i < count; i++) scratch.inRegion[nodes[i]] = scratch.round
}

/**
 * Grows a random tree from `root` over the marked region by random arcs out of the tree, of two drawn the dearer one, so that cheap borders
 * are left for cutting. Such trees are bushy, and their cuts compact; they are not uniform (see `uniform-tree.ts` for sampling).
 * Returns the number of nodes reached. Cost: the region's arcs.
 */
export function growRandomTree(graph: DivisionGraph, scratch: TreeScratch, root: number, random: Random): number {
  const { firstArc, arcNode, arcEdge, edgePrice } = graph
  const { order, parentAt, depthAt, placeOf, inTree, inRegion, frontier, frontierFrom } = scratch
  const region = inRegion[root]
  const tree = ++scratch.round
  let [count, waiting] = [0, 0]
  const join = (node: number, parent: number): void => {
    order[count] = node
    parentAt[count] = parent
    depthAt[count] = parent < 0 ? 0 : depthAt[parent] + 1
    placeOf[node] = count
    inTree[node] = tree
    for (let arc = firstArc[node], end = firstArc[node + 1]; arc < end; arc++) {
      const next = arcNode[arc]
      if (inRegion[next] !== region || inTree[next] === tree) continue
      frontier[waiting] = arc
      frontierFrom[waiting++] = count
    }
    count++
  }
  join(root, -1)
  while (waiting > 0) {
    let at = Math.floor(random() * waiting)
    const other = Math.floor(random() * waiting)
    if (edgePrice[arcEdge[frontier[other]]] > edgePrice[arcEdge[frontier[at]]]) at = other
    const [node, parent] = [arcNode[frontier[at]], frontierFrom[at]]
    waiting--
    frontier[at] = frontier[waiting]
    frontierFrom[at] = frontierFrom[waiting]
    if (inTree[node] !== tree) join(node, parent)
  }
  return count
}
