import { ApiProblem } from '../api.ts'

/** Whether somebody was faster: what was changed is not as it was seen. */
export const isClash = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 412
