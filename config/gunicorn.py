"""How gunicorn serves Stapsteen, in the demo and in production (`gunicorn -c python:config.gunicorn`)."""

import os

wsgi_app = "config.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("WEB_PROCESSEN", "2"))
# imported once, then forked: quicker to start, and the processes share that memory
preload_app = True
threads = int(os.environ.get("WEB_DRADEN", "4"))
timeout = 60
graceful_timeout = 20
# every process grows with each organisation that it served
max_requests = 5000
max_requests_jitter = 500
# the address of who asks comes from the front only, which is the one neighbour
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
accesslog = None
errorlog = "-"
control_socket_disable = True
