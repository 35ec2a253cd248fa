import { expect, it } from 'vitest'
import { networkOf } from '../../api/forms/limit.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0'], ['2001:db8::a:b:c', '2001:db8:0:0'], ['2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0'], ['2001:db8:0:1::9', '2001:db8:0:1'], ['::1', '0:0:0:0'],
])('%s counts as %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
