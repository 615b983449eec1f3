"""Averages the updates of all clinics that connect."""
import flwr as fl

strategy = fl.server.strategy.FedAvg(min_fit_clients=3, min_available_clients=3, on_fit_config_fn=lambda _: {"rate": 0.01})
fl.server.start_server(server_address="0.0.0.0:8080", config=fl.server.ServerConfig(num_rounds=40), strategy=strategy)
