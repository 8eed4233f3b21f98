# The trainer with CUDA natives, on top of the trainer image. NOT RUN YET: no container engine with a GPU was at hand.
#
# The build context is an unpacked libtorch 2.7.1 for CUDA 12.8 (folder `lib` inside), fetched outside of the build:
#
#   docker build -f deploy/trainer-gpu.Dockerfile --build-arg VERSION=dev -t ganymede/trainer-service-gpu:dev LIBTORCH_FOLDER
#
# DJL 0.35.1 carries its JNI library for the flavour cu128 in pytorch-jni and takes libtorch from PYTORCH_LIBRARY_PATH.
# The NVIDIA container runtime adds the driver.
ARG VERSION=dev
FROM ganymede/trainer-service:${VERSION}

ARG PYTORCH_VERSION=2.7.1
ARG PYTORCH_FLAVOR=cu128

COPY lib/ /opt/libtorch/lib/

ENV PYTORCH_LIBRARY_PATH=/opt/libtorch/lib \
    PYTORCH_VERSION=${PYTORCH_VERSION} \
    PYTORCH_FLAVOR=${PYTORCH_FLAVOR} \
    LD_LIBRARY_PATH=/opt/libtorch/lib \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
