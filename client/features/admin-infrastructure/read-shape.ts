export { readShape, type CorridorShape, type ShapeReading } from '../../geometry/read-corridor.ts'
