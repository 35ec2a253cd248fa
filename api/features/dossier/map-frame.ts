/** A point on the page, from its top left. */
export type Place = readonly [x: number, y: number]
/** Where a point of the plane, [east, north] in metres, lies on the page. */
export type Placing = (at: readonly [number, number]) => Place
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
