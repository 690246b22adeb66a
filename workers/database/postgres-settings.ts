/** The server's settings, on its command line so that a new version brings new ones without touching the data folder. */
export function postgresSettings(port: number, fsync: boolean): string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "256MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    synchronous_commit: fsync ? "on" : "off",
    fsync: fsync ? "on" : "off",
    full_page_writes: fsync ? "on" : "off",
    wal_compression: "on",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    checkpoint_completion_target: 0.9,
    random_page_cost: 1.1,
    jit: "off",
    // Parallel plans need room in /dev/shm, of which containers have little, and two cores gain nothing from them.
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    // Queue tables turn over quickly.
    autovacuum_naptime: "15s",
    autovacuum_vacuum_cost_limit: 2000,
    log_min_messages: "warning",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
