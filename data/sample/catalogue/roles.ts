export const ROLES: readonly (readonly [string, number])[] = [
  ["dispatcher", 38],
  ["planner", 24],
  ["driver manager", 14],
  ["customer service", 12],
  ["finance", 7],
  ["admin", 5]
];

/** The features that a role reaches for first. */
export const ROLE_FEATURES: Record<string, readonly string[]> = {
  dispatcher: ["dispatch_board", "shipment_planner", "driver_app", "track_and_trace", "alerts"],
  planner: ["shipment_planner", "load_builder", "rate_manager", "dock_scheduler", "eta_forecast"],
  "driver manager": ["driver_app", "track_and_trace", "documents", "alerts"],
  "customer service": ["track_and_trace", "documents", "carrier_portal", "eta_forecast"],
  finance: ["reports", "rate_manager", "documents", "customs_desk"],
  admin: ["reports", "api_console", "control_tower", "shipment_planner"]
};
