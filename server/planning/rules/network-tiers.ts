/** Area from which a town has a branch of a tiered network beside its centre where nothing is said, km². The product's own choice. */
export const branchSquareKilometers = 100
