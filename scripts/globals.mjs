/*
 * Injected into Code.js: the bundle reads these from a closure instead of the global object. Where a host puts
 * interceptors on its global object (a V8 context of its own, as the bundle is tested in), a loop over numbers or days
 * spends most of its time looking them up.
 */
const [bigInt, number, math, map, set] = [BigInt, Number, Math, Map, Set];
export { bigInt as BigInt, number as Number, math as Math, map as Map, set as Set };
