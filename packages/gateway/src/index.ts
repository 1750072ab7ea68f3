export { gatewayLink, type GatewayOptions } from './gateway-link.ts';
export type { GatewayInputs, GatewayOutputs, GatewayRouter } from './router.ts';
